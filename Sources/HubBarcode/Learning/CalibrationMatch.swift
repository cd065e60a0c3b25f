#if !hasFeature(Embedded)
  /// A bar code of the calibration label, found in what a scanner sent.
  struct CalibrationMatch {
    let part: CalibrationPart
    /// Where it stands in the text.
    let range: Range<Int>
    /// What came where loose signs and GS were; empty for a part without them.
    let loose: [UInt8]

    /// What a dead key leaves (the sign's substitute and a blank, for each sign), and a GS, at most.
    ///
    /// **Source**: three signs of two bytes, and one.
    private static let longestLoose = 7

    /// All that stand in a text, from the front.
    static func all(in text: [UInt8]) -> [CalibrationMatch] {
      var found: [CalibrationMatch] = []
      var place = 0
      while place < text.count {
        if let match = CalibrationPart.allCases.lazy.compactMap({ Self(of: $0, in: text, at: place) }).first {
          found.append(match)
          place = match.range.upperBound
        } else {
          place += 1
        }
      }
      return found
    }

    private init?(of part: CalibrationPart, in text: [UInt8], at place: Int) {
      let head = part.head
      guard text[place...].starts(with: head) else { return nil }
      let behind = place + head.count
      for count in 0...(part.tail.isEmpty ? 0 : Self.longestLoose) where behind + count <= text.count {
        guard text[(behind + count)...].starts(with: part.tail) else { continue }
        self.part = part
        range = place..<(behind + count + part.tail.count)
        loose = Array(text[behind..<(behind + count)])
        return
      }
      return nil
    }
  }
#endif
