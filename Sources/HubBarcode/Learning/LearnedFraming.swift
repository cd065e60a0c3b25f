#if !hasFeature(Embedded)
  /// What a scanner puts around its codes: found in the texts around the parts of the calibration label.
  ///
  ///     burst:  prefix  part  suffix  prefix  part  suffix
  ///             leading       └─── between ──┘       trailing
  struct LearnedFraming {
    /// What stands before every code alike, without identifiers.
    private(set) var prefix: [UInt8] = []
    private(set) var hasAIMPrefix = false
    private(set) var codeIDs: ScannerCodeIDs?
    /// What stands behind every code.
    let suffix: [UInt8]

    init(_ bursts: [ScannerBelief.Burst]) throws(LearningRefusal) {
      let told = bursts.filter { !$0.matches.isEmpty }
      suffix = try Self.suffix(of: told)
      var prefixes: [CalibrationPart: [UInt8]] = [:]
      for burst in told {
        var place = 0
        for (index, match) in burst.matches.enumerated() {
          var before = Array(burst.text[place..<match.range.lowerBound])
          if index > 0 {
            guard before.starts(with: suffix) else { throw .suffixChanges(suffix, before) }
            before.removeFirst(suffix.count)
          }
          if let other = prefixes[match.part], other != before { throw .prefixChanges(other, before) }
          prefixes[match.part] = before
          place = match.range.upperBound
        }
      }
      try split(prefixes)
    }

    private static func suffix(of bursts: [ScannerBelief.Burst]) throws(LearningRefusal) -> [UInt8] {
      let all = bursts.compactMap { burst in
        burst.matches.last.map { Array(burst.text[$0.range.upperBound...]) }
      }
      guard let first = all.first else { return [] }
      if let other = all.first(where: { $0 != first }) { throw .suffixChanges(first, other) }
      return first
    }

    /// Finds what tells the symbol, by how the prefix of GS1-128 differs from that of Code 128.
    private mutating func split(_ prefixes: [CalibrationPart: [UInt8]]) throws(LearningRefusal) {
      let plain = prefixes[.letters] ?? prefixes[.signs]
      if let one = prefixes[.letters], let other = prefixes[.signs], one != other {
        throw .prefixChanges(one, other)
      }
      guard let plain else { return try takeAlone(prefixes[.brackets] ?? [], missing: .letters) }
      guard let gs1 = prefixes[.brackets] else { return try takeAlone(plain, missing: .brackets) }
      for count in 0...min(plain.count, gs1.count) where plain.prefix(count) == gs1.prefix(count) {
        if takeIdentifiers(Array(plain[count...]), Array(gs1[count...]), behind: Array(plain[..<count])) {
          return
        }
      }
      guard plain == gs1 else { throw .prefixChanges(plain, gs1) }
      prefix = plain
    }

    /// A prefix of which only one kind of symbol is known.
    private mutating func takeAlone(
      _ found: [UInt8], missing: CalibrationPart
    ) throws(LearningRefusal) {
      prefix = found
      guard let last = found.last else { return }
      if found.suffix(3).count == 3, Self.identifier(Array(found.suffix(3))) != nil {
        prefix.removeLast(3)
        hasAIMPrefix = true
      } else if ScannerCodeIDs.allCases.contains(where: {
        $0.match(last, 0, 0)?.identifier?.code == Self.code128
      }) {
        throw .letterIsDoubtful(last, missing: missing)
      }
    }

    /// Whether these are a symbol's names in one of the known ways; notes which.
    private mutating func takeIdentifiers(_ plain: [UInt8], _ gs1: [UInt8], behind fixed: [UInt8]) -> Bool {
      if let one = Self.identifier(plain), let other = Self.identifier(gs1), one.code == Self.code128,
        other.code == Self.code128
      {
        (prefix, hasAIMPrefix) = (fixed, true)
        return true
      }
      for maker in ScannerCodeIDs.allCases {
        guard let one = Self.match(maker, plain), let other = Self.match(maker, gs1), one != other,
          one.code == Self.code128, other.code == Self.code128
        else { continue }
        (prefix, codeIDs) = (fixed, maker)
        return true
      }
      return false
    }

    private static let code128 = UInt8(ascii: "C")

    /// The AIM identifier that these three bytes are.
    private static func identifier(_ bytes: [UInt8]) -> SymbologyIdentifier? {
      bytes.count == 3 ? SymbologyIdentifier(bytes[0], bytes[1], bytes[2]) : nil
    }

    /// The symbol that a maker's letters name, when they are all there is.
    private static func match(_ maker: ScannerCodeIDs, _ bytes: [UInt8]) -> SymbologyIdentifier? {
      func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
      guard let found = maker.match(byte(0), byte(1), byte(2)), found.count == bytes.count else { return nil }
      return found.identifier
    }
  }
#endif
