import HubUnits
import Testing

@testable import HubBarcode

/// Bar codes that we draw ourselves.
@Suite struct Code128Tests {
  /// What is drawn, and whether as GS1-128.
  private struct Sample {
    let bytes: [UInt8]
    var isGS1 = false

    func symbol() throws -> Code128 { try isGS1 ? Code128(gs1: bytes) : Code128(bytes) }
  }

  private static let samples: [Sample] = [
    Sample(bytes: latin1("RB123456785BE")),
    Sample(bytes: latin1("1Z999AA11262185670")),
    Sample(bytes: latin1("323212345678901234567890")),
    Sample(bytes: latin1("5412345000013")),
    Sample(bytes: latin1("1")), Sample(bytes: latin1("12")), Sample(bytes: latin1("a1")),
    Sample(bytes: latin1("a12b3456c789")),
    // Control characters: whole runs, and single ones between small letters.
    Sample(bytes: Array(0x00...0x1F)),
    Sample(bytes: latin1("ab\u{0D}cd\u{1D}EF\u{09}gh")),
    Sample(bytes: latin1("[)>\u{1E}06\u{1D}JJJD000390007882000001\u{1D}Q1\u{1E}\u{04}")),
    // Every sign that Code 128 has, in two pieces.
    Sample(bytes: Array(0x20...0x4F)), Sample(bytes: Array(0x50...0x7F)),
    Sample(bytes: latin1("00157035381410375177"), isGS1: true),
    Sample(bytes: latin1("4204460\u{1D}00157035381410375177"), isGS1: true),
    Sample(bytes: latin1("10LOT42\u{1D}403BE4460001"), isGS1: true),
  ]

  @Test("Another reader finds in the picture exactly what was drawn", .enabled(if: PictureReader.isPresent))
  func pictures() throws {
    var random = SeededNumbers(seed: 128)
    let wild = (0..<40).map { _ in
      Sample(
        bytes: (0..<Int.random(in: 1...30, using: &random)).map { _ in .random(in: 0...127, using: &random) })
    }
    let all = Self.samples + wild
    let answers = try PictureReader.answers(for: all.map { try $0.symbol().png(heightInModules: 30) })
    #expect(answers.count == all.count)
    for (sample, answer) in zip(all, answers) {
      #expect(answer.bytesHex == hex(sample.bytes), "\(answer.error ?? "")")
      #expect(answer.symbologyIdentifier == (sample.isGS1 ? "]C1" : "]C0"))
    }
  }

  @Test("Each pattern has eleven modules, an even number of them dark, and no two are equal")
  func patterns() {
    var seen: Set<[Int]> = []
    for codeword in 0..<106 as Range<UInt8> {
      let widths = Code128Patterns.widths(of: codeword)
      #expect(widths.count == 6)
      #expect(widths.reduce(0, +) == 11)
      #expect((widths[0] + widths[2] + widths[4]).isMultiple(of: 2))
      seen.insert(widths)
    }
    #expect(seen.count == 106)
    #expect(Code128Patterns.widths(of: 106).reduce(0, +) == 13)
  }

  @Test(
    "Twenty digits cost ten codewords, and a small letter among capitals does not cost more than one more")
  func length() throws {
    // Start, ten pairs, check (11 modules each) and stop (13).
    #expect(try Code128(latin1("00157035381410375177")).moduleCount == 12 * 11 + 13)
    // Start A, seven characters, one SHIFT, check and stop: the control character keeps the rest in A.
    #expect(try Code128(latin1("\u{01}AB\u{02}c\u{03}D")).moduleCount == 10 * 11 + 13)
  }

  @Test("The bars on paper are those of the symbol, to the micrometre, with their quiet zone")
  func paper() throws {
    let symbol = try Code128(latin1("HUB 1"))
    let module = Distance(micrometres: 250)
    let path = symbol.svgPath(
      x: .millimetres(3), y: .millimetres(5), height: .millimetres(20), module: module)
    let bars = path.matches(of: /M(\d+) 5000h(\d+)v20000h-(\d+)z/).map {
      (Int($0.1)!, Int($0.2)!, Int($0.3)!)
    }
    #expect(bars.count == (symbol.widths.count + 1) / 2)
    var place = 3_000 + 10 * 250
    for (index, width) in symbol.widths.enumerated() {
      if index.isMultiple(of: 2) {
        #expect(bars[index / 2] == (place, width * 250, width * 250))
      }
      place += width * 250
    }
    let quiet = 10
    #expect(symbol.width(module: module).micrometres == Int64((symbol.moduleCount + 2 * quiet) * 250))
    // Start, five characters, check, stop and twenty modules of quiet: 110 of 0.33 mm.
    #expect(symbol.svg(height: .millimetres(20)).contains("width=\"36.300mm\" height=\"20.000mm\""))
  }

  @Test("Words on a page cannot break it")
  func words() {
    var page = SVGPage.a4
    page.addText("Lane <1> & \"2\"\u{1D}", x: .zero, y: .zero, size: .millimetres(5))
    #expect(page.text.contains(">Lane &lt;1&gt; &amp; &quot;2&quot; </text>"))
  }

  @Test("What Code 128 cannot hold is refused with the reason")
  func refusals() {
    #expect(throws: Code128Refusal.empty) { try Code128([]) }
    #expect(throws: Code128Refusal.notInCode128(byte: 0xE9)) { try Code128(latin1("Li\u{E9}ge")) }
    #expect(throws: Code128Refusal.tooLong(count: 97)) { try Code128([UInt8](repeating: 0x41, count: 97)) }
  }
}
