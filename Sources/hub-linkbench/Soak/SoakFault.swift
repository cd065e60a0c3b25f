/// What a device does wrong with one answer. Everything that is not the right answer bears other values.
enum SoakFault: String, CaseIterable, Encodable {
  case none
  /// The right answer twice.
  case doubled
  /// First one with another question's number; on a line, of another slave. Then the right one.
  case otherFirst
  /// First the answer before, once more. On TCP only: on a line nothing tells it from the right one.
  case repeatedFirst
  /// Kept back until the next question, on a line until a quarter past the timeout.
  case late
  case wrongUnit
  case wrongFunction
  /// One register or byte too few, all lengths in agreement.
  case wrongLength
  case wrongByteCount
  /// TCP: not Modbus' protocol. RTU: a wrong check sum.
  case wrongSeal
  /// Bytes behind the answer. On a line: before it, as noise.
  case extraBytes
  /// The device says that it will not.
  case exception
  /// Cut short, with the begin of another answer behind it.
  case filledUp
  /// Cut short, and then nothing.
  case truncated
  case silent

  /// **Source**: those that cost a timeout are few, so that ten millions take minutes; the rest in like parts.
  static func drawn(_ die: UInt64, isSerial: Bool) -> SoakFault {
    switch die % 1_000 {
    case 0..<300: .doubled
    case 300..<520: .otherFirst
    case 520..<650: isSerial ? .doubled : .repeatedFirst
    case 650..<670: .wrongUnit
    case 670..<680: .wrongFunction
    case 680..<690: .wrongLength
    case 690..<694: .wrongByteCount
    case 694..<714: .wrongSeal
    case 714..<744: .extraBytes
    case 744..<774: .exception
    case 774..<784: .filledUp
    case 784..<786: .truncated
    case 786..<789: .late
    case 789..<790: .silent
    default: .none
    }
  }
}
