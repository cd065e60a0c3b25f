import HubUnits
import Testing

@testable import HubBarcode

/// The label that shows how a scanner is set.
@Suite struct CalibrationPartTests {
  /// The first way a layout types a sign, by our tables: column and key.
  private static func key(_ sign: UInt8, _ layout: KeyboardLayout) -> [Int]? {
    for column in [Keymap.Column.plain, .shift, .altGr, .shiftAltGr] {
      for usage in (0x04...0x53 as ClosedRange<UInt8>) where Keymap.byte(usage, column, layout) == sign {
        return [column.rawValue, Int(usage)]
      }
      if Keymap.byte(0x64, column, layout) == sign { return [column.rawValue, 0x64] }
    }
    return nil
  }

  @Test("Every character that two layouts type by different keys is on the label")
  func differing() {
    let printed = Set(CalibrationPart.allCases.flatMap(\.content))
    for sign in 0x21...0x7E as ClosedRange<UInt8> {
      let keys = Set(KeyboardLayout.allCases.map { Self.key(sign, $0) })
      if keys.count > 1 { #expect(printed.contains(sign), "missing \(UnicodeScalar(sign))") }
    }
  }

  @Test("The marks and the AI's digits aside, what must arrive to the letter can be typed without dead keys")
  func typeable() {
    for sign in CalibrationPart.allCases.flatMap({ $0.head + $0.tail }) {
      for layout in KeyboardLayout.allCases { #expect(Self.key(sign, layout) != nil) }
    }
    for mark in CalibrationPart.allCases.map(\.mark) + [Array("END".utf8)] {
      for sign in mark { #expect(Set(KeyboardLayout.allCases.map { Self.key(sign, $0) }).count == 1) }
    }
  }

  @Test("Another reader finds the three contents in the pictures", .enabled(if: PictureReader.isPresent))
  func pictures() throws {
    let answers = try PictureReader.answers(for: CalibrationPart.allCases.map { $0.symbol.png() })
    #expect(answers.map(\.bytesHex) == CalibrationPart.allCases.map { hex($0.content) })
    #expect(answers.map(\.symbologyIdentifier) == ["]C0", "]C0", "]C1"])
  }

  @Test("Each bar code fits across a page, margins and quiet zones and all")
  func width() {
    for part in CalibrationPart.allCases { #expect(part.symbol.width() <= .millimetres(190)) }
  }
}
