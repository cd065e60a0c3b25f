import Foundation
import HubBarcode
import HubUnits
import Testing

private let path = "gs1/ai_table.json"
private let dictionary = "gs1/gs1-syntax-dictionary.txt"

/// One identifier, or a run of them, of `gs1/ai_table.json`.
struct AIRow: Decodable, Sendable, CustomTestStringConvertible {
  struct Component: Decodable, Sendable {
    let type: String
    let min: Int
    let max: Int
    let optional: Bool
    let lint: [String]
  }
  let aiFrom: String
  let aiTo: String
  let title: String
  let fnc1Required: Bool
  let components: [Component]

  var testDescription: String { aiFrom == aiTo ? aiFrom : "\(aiFrom)-\(aiTo)" }
  var identifiers: [String] {
    guard let first = Int(aiFrom), let last = Int(aiTo) else { return [] }
    return (first...last).map { String(repeating: "0", count: aiFrom.count - String($0).count) + String($0) }
  }
  var minimum: Int { components.reduce(0) { $0 + ($1.optional ? 0 : $1.min) } }
  var maximum: Int { components.reduce(0) { $0 + $1.max } }
  /// Values whose content a blind filler would get wrong.
  var isPicky: Bool {
    components.contains { component in component.lint.contains { !$0.hasPrefix("gcppos") } }
  }
}

@Suite(
  "gs1/ai_table.json and the syntax dictionary: our own table knows the same identifiers",
  .enabled(if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/gs1/ai_table.json is absent"))
struct AITableTests {
  static let rows = Fixtures.list(path, "ais", as: AIRow.self)

  @Test("each identifier is known by its title, and takes its lengths and no others", arguments: rows)
  func identifiers(_ row: AIRow) throws {
    for identifier in row.identifiers {
      let label = label(identifier, row, row.maximum)
      // A value of the right length may still be refused for what stands in it, never for its length.
      #expect(
        label.fault == nil
          || (row.isPicky && label.fault != .wrongLength && label.fault != .unknownIdentifier))
      #expect(label.fault != .unknownIdentifier)
      if row.fnc1Required {
        #expect(self.label(identifier, row, row.maximum + 1).fault == .wrongLength, "\(identifier) too long")
      }
      if row.minimum > 1 {
        #expect(self.label(identifier, row, row.minimum - 1).fault == .wrongLength, "\(identifier) too short")
      }
    }
  }

  @Test("titles are the table's", arguments: rows.filter { !$0.isPicky })
  func titles(_ row: AIRow) throws {
    let label = label(row.aiFrom, row, row.maximum)
    let element = try #require(label.elements.isEmpty ? nil : label.elements[0])
    #expect(element.identifier == row.aiFrom)
    // The dictionary has no title for coupons.
    #expect(element.title == (row.title.isEmpty ? "COUPON" : row.title))
  }

  @Test("values of predefined length need no separator, all others do", arguments: rows)
  func separators(_ row: AIRow) {
    let value = filler(row, row.maximum)
    let label = GS1Label(latin1(row.aiFrom + value + "99X").span)
    guard !row.isPicky || label.elements.count > 0 else { return }
    let isParted = label.isValid && label.elements.count == 2
    #expect(isParted == (!row.fnc1Required))
  }

  @Test("letters stand only where the table has them", arguments: rows)
  func letters(_ row: AIRow) {
    guard let first = row.components.first, first.min > 0 else { return }
    var value = Array(filler(row, row.maximum))
    value[0] = "a"
    let label = GS1Label(latin1(row.aiFrom + String(value)).span)
    if first.type == "N" {
      #expect(label.fault == .notDigits)
    } else if !row.isPicky, !first.lint.contains(where: { $0.hasPrefix("gcppos") }), first.type == "X" {
      #expect(label.isValid)
    }
  }

  @Test("we know no identifier that the table does not")
  func noOthers() {
    let known = Set(Self.rows.flatMap(\.identifiers))
    for number in 0..<10_000 {
      let digits = String(repeating: "0", count: 4 - String(number).count) + String(number)
      let isKnown = (2...4).contains { known.contains(String(digits.prefix($0))) }
      let label = GS1Label(latin1(digits + "000000").span)
      #expect((label.fault != .unknownIdentifier) == isKnown, "\(digits)")
    }
  }

  @Test(
    "the dictionary itself names no identifier beyond its table",
    .enabled(if: Fixtures.isPresent(dictionary), "skipped: the syntax dictionary is absent"))
  func dictionaryIdentifiers() throws {
    let text = try String(contentsOf: Fixtures.root.appendingPathComponent(dictionary), encoding: .utf8)
    var count = 0
    for line in text.split(separator: "\n") where line.first?.isNumber == true {
      let first = line.split(separator: " ")[0]
      count += 1
      for end in first.split(separator: "-") {
        let label = GS1Label(latin1(String(end) + "0000000000").span)
        #expect(label.fault != .unknownIdentifier, "\(end)")
      }
    }
    #expect(count == Self.rows.count)
  }

  private func label(_ identifier: String, _ row: AIRow, _ length: Int) -> GS1Label {
    GS1Label(latin1(identifier + filler(row, length)).span)
  }

  /// Digits enough for every kind of value: `1`, after what the row's type wants.
  private func filler(_ row: AIRow, _ length: Int) -> String { String(repeating: "1", count: length) }
}
