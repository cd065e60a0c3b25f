// A scanner's numbers as people read them, in diag, status and alarms alike.

extension ScannerReadRate {
  /// `reads 84 of the last 100 parcels, usually 98`, with what is known; nil before the first parcel.
  public var words: String? {
    guard let recentPercent else { return nil }
    let usual = usualPercent.map { ", usually \(Self.whole($0)) %" } ?? ""
    return "\(Self.whole(recentPercent)) % of parcels read lately\(usual)"
  }

  /// What went unread in the last hundreds, while there is a trend to see: `2 3 3 8 14 % unread by hundreds`.
  public var trendWords: String? {
    guard unreadPercents.count > 1 else { return nil }
    return unreadPercents.map(Self.whole).joined(separator: " ") + " % unread by hundreds"
  }

  /// What is wrong, the party first, and what to do; nil while nothing is.
  public func problem(of scanner: String) -> (fact: String, next: String)? {
    switch finding {
    case nil: return nil
    case .silent:
      return (
        "device: scanner \(scanner) answers but read none of the last parcels",
        "hold a label before it: does it light up and beep? look at its aim, trigger and window"
      )
    case .falling:
      return (
        "device: the read rate of scanner \(scanner) falls: \(words ?? "")",
        "clean its window, look at its aim and light, then at the labels: smeared, torn, a new printer?"
      )
    }
  }

  private static func whole(_ percent: Double) -> String { "\(Int(percent.rounded()))" }
}

extension ScannerNumbers {
  /// What was lost or kept back, and how long a label takes; nil while there is nothing to say.
  public var words: String? {
    let counts = [
      (reportsLost, "failed transfer", "failed transfers"), (badReports, "bad report", "bad reports"),
      (labelsLost, "label lost", "labels lost"),
      (fragmentsDropped, "fragment dropped", "fragments dropped"),
      (labelsDoubtful, "doubtful label kept back", "doubtful labels kept back"),
      (labelsTooLong, "label too long", "labels too long"),
      (
        labelsNeverKeys, "label that the plan never takes for a key",
        "labels that the plan never takes for a key"
      ),
      (noReadTexts, "no-read text", "no-read texts"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    if let middle = labelTimeP50Us, let slow = labelTimeP99Us {
      parts.insert("a label takes \(Self.milliseconds(middle)) ms (p99 \(Self.milliseconds(slow)) ms)", at: 0)
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func milliseconds(_ microseconds: Int) -> String {
    let tenths = (microseconds + 50) / 100
    return tenths >= 100 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension ScannerView {
  /// Everything measured of it, in one line; empty while nothing is.
  public var measuredWords: String {
    [readRate?.words, readRate?.trendWords, numbers?.words, orders?.words].compactMap { $0 }.map { ", " + $0 }
      .joined()
  }
}
