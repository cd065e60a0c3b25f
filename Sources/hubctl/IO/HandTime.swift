import ArgumentParser

/// A time as a technician types it: `200ms`, `0.5s`, `2 s`.
struct HandTime: ExpressibleByArgument, Hashable {
  let milliseconds: Int

  init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// Only with its unit: nobody is to guess whether 2 is a blink or two seconds.
  init?(argument: String) {
    let text = argument.replacing(" ", with: "")
    let (number, factor): (Substring, Double) =
      if text.hasSuffix("ms") { (text.dropLast(2), 1) } else if text.hasSuffix("s") {
        (text.dropLast(), 1_000)
      } else {
        ("", 0)
      }
    guard let value = Double(number), value > 0, value * factor <= 60_000, value * factor >= 1 else {
      return nil
    }
    milliseconds = Int((value * factor).rounded())
  }

  var defaultValueDescription: String { "\(milliseconds)ms" }
}
