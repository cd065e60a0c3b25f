import ArgumentParser

/// A time as a technician types it: `200ms`, `0.5s`, `2 s`.
struct HandTime: Hashable, CustomStringConvertible {
  let milliseconds: Int

  init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// Only with its unit: nobody is to guess whether 2 is a blink or two seconds.
  init(typed argument: String) throws(ValidationError) {
    let text = argument.replacing(" ", with: "")
    let (number, factor): (Substring, Double) =
      if text.hasSuffix("ms") { (text.dropLast(2), 1) } else if text.hasSuffix("s") {
        (text.dropLast(), 1_000)
      } else {
        ("", 0)
      }
    if let bare = Double(text), bare > 0, bare.isFinite {
      throw ValidationError("it has no unit: type \(text)s for seconds or \(text)ms for milliseconds")
    }
    guard let value = Double(number), value * factor <= 60_000, value * factor >= 1 else {
      throw ValidationError("type a time of 1ms to 60s with its unit, such as 200ms or 2s")
    }
    milliseconds = Int((value * factor).rounded())
  }

  var description: String { "\(milliseconds)ms" }
}
