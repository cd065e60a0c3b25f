import HubCore
import HubUnits

// What was read of a parcel and seen of it.
extension StoryPen {
  /// - Parameter which: what stands before the code, when it is not the first.
  func scanned(_ what: String, _ which: String, _ read: ScanRead) -> StoryLine {
    let name = names.scanner(read.scanner)
    let check =
      switch read.checkDigit {
      case .none: "no check digit"
      case .verified: "check digit right"
      case .failed: "check digit wrong"
      }
    let took = (read.completed - read.began).tenths
    var line = line(what, "\(name) read \(which)\(read.code.text) in \(took) ms, \(check)")
    line.scanner = name
    line.code = read.code.text
    line.beganNanoseconds = read.began.nanoseconds
    line.completedNanoseconds = read.completed.nanoseconds
    return line
  }

  func repeated(_ scanner: ScannerIndex) -> StoryLine {
    let name = names.scanner(scanner)
    var line = line("repeated", "\(name) read the same code again")
    line.scanner = name
    return line
  }

  func measured(_ eye: EyeIndex, _ length: Distance) -> StoryLine {
    var line = self.eye(eye, "measured", "\(names.eye(eye)) measured \(length.tenths) mm")
    line.lengthMillimetres = length.inMillimetres
    return line
  }

  func seen(_ eye: EyeIndex, _ error: Distance) -> StoryLine {
    var line = self.eye(eye, "seen", "\(names.eye(eye)) saw it \(error.offset)")
    line.errorMillimetres = error.inMillimetres
    return line
  }

  func lengthDisagreed(_ eye: EyeIndex, _ was: Distance, _ now: Distance) -> StoryLine {
    var line = self.eye(
      eye, "lengthDisagreed",
      "\(names.eye(eye)): \(now.tenths) mm long, and was \(was.tenths) mm before")
    line.lengthMillimetres = now.inMillimetres
    return line
  }
}
