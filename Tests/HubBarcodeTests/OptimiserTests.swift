import HubUnits
import Testing

@Suite("The optimiser keeps what values hold")
struct OptimiserTests {
  /// The shape that Swift 6.3.1 breaks when it optimises: bytes put into an inline array in a loop with an early
  /// `nil`, handed back as an optional.
  @inline(never)
  private func barcode(_ bytes: [UInt8]) -> Barcode? {
    var barcode = Barcode()
    for byte in bytes { guard barcode.append(byte) else { return nil } }
    return barcode
  }

  @inline(never)
  private func list(_ bytes: [UInt8]) -> BoundedList<64, UInt8>? {
    var list = BoundedList<64, UInt8>(filler: 0)
    for byte in bytes { guard list.append(byte) else { return nil } }
    return list
  }

  @Test("a bar code handed back as an optional keeps its bytes, in debug and in release")
  func optionalResult() throws {
    let bytes = Array("RB707054736BE".utf8)
    #expect(try #require(barcode(bytes)).text == "RB707054736BE")
    #expect(try #require(list(bytes)).count == bytes.count)
  }
}
