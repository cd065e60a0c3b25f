import Foundation
import HubBarcode
import HubUnits
import Testing

@Suite("docs/labels.md says what we recognise")
struct LabelPageTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/labels.md")

  @Test("every format's kind and carrier stand in its table")
  func formats() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    for format in LabelFormat.allCases {
      #expect(text.contains("`\(format.kind)`"), "\(format.kind)")
      #expect(text.contains(format.carrier) || text.contains("the same"), "\(format.carrier)")
    }
  }
}
