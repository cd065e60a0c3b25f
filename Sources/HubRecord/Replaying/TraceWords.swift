import HubCore
import HubUnits

/// A trace as an engineer reads it: `+12.345 s, belt 30.862 m, parcel 4711: eyeMatched 3, error 4 mm`.
///
/// By reflection: a replay must be able to tell of events that are younger than this text.
struct TraceWords {
  private let start: MonotonicInstant

  /// - Parameter start: what instants are counted from.
  init(from start: MonotonicInstant) { self.start = start }

  func line(_ trace: CoreTrace) -> String {
    let parcel = trace.serial == .none ? "line" : "parcel \(trace.serial.number)"
    return
      "\(words(trace.at)), belt \(decimal(trace.belt.micrometres / 1_000)) m, \(parcel): \(words(trace.event))"
  }

  func line(_ order: DivertOrder) -> String { "order: \(words(order))" }

  private func words(_ value: Any) -> String {
    switch value {
    // Codes identify people, and replays are read over shoulders.
    case let code as Barcode: return "…\(code.text.suffix(3))"
    case let postcode as Postcode: return "\(postcode)"
    case let instant as MonotonicInstant: return words(instant)
    case let distance as Distance: return "\(distance.wholeMillimetres) mm"
    case let time as Nanoseconds: return "\(time.wholeMilliseconds) ms"
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { words($0.value) } ?? "none"
    case .enum:
      guard let payload = mirror.children.first else { return "\(value)" }
      return "\(payload.label ?? "") \(words(payload.value))"
    case .tuple: return mirror.children.map(field).joined(separator: ", ")
    case .struct where mirror.children.count == 1: return words(mirror.children.first!.value)
    case .struct: return "(" + mirror.children.map(field).joined(separator: ", ") + ")"
    default: return "\(value)"
    }
  }

  private func field(_ child: Mirror.Child) -> String {
    // Places of a tuple without names are called .0, .1, …
    guard let label = child.label, !label.hasPrefix(".") else { return words(child.value) }
    return "\(label) \(words(child.value))"
  }

  private func words(_ instant: MonotonicInstant) -> String {
    if instant == .distantPast { return "never" }
    let milliseconds = (instant - start).wholeMilliseconds
    return (milliseconds < 0 ? "-" : "+") + decimal(abs(milliseconds)) + " s"
  }

  /// Thousandths as a number with three decimals.
  private func decimal(_ thousandths: Int64) -> String {
    let rest = String(thousandths % 1_000 < 0 ? -(thousandths % 1_000) : thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
