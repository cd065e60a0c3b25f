import HubBarcode
import HubUSB
import HubUnits
import Testing

@testable import HubDevices

/// What is said to a scanner and what is counted of it, without USB.
@Suite struct ScannerOutputTests {
  /// Takes every order and ends it at once.
  private final class Carrier: OrderCarrier {
    var outcome = TransferOutcome.completed
    private var hasOrder = false

    func start(_ bytes: BoundedList<64, UInt8>, by path: OutputPath?) -> TransferOutcome? {
      hasOrder = true
      return nil
    }

    func orderOutcome() -> TransferOutcome? {
      defer { hasOrder = false }
      return hasOrder ? outcome : nil
    }
  }

  private let now = MonotonicInstant(nanoseconds: 10_000_000_000)

  @Test(
    "a scanner without tones is never late with one; a scanner with tones is",
    arguments: [(nil, 0), (ScannerSpeech.serial(.datalogic, nil), 1)] as [(ScannerSpeech?, UInt64)])
  func late(speech: ScannerSpeech?, expected: UInt64) {
    let cell = ScannerOrderCell()
    let output = ScannerOutput(cell: cell, readsWhileStanding: false)
    let carrier = Carrier()
    output.begin(speech)
    for _ in 0..<3 { _ = output.turn(carrier, at: now) }
    cell.put(.good, at: now - .seconds(1))
    for _ in 0..<3 { _ = output.turn(carrier, at: now) }
    #expect(output.counts.hasSounds == (speech != nil))
    #expect(output.counts.late == expected)
  }

  @Test("a scanner that can be told to read but has no tones forgets a tone while it refuses to be told")
  func lateWhileRefusing() {
    var layout = HIDPOSOutput(reportID: 4, byteCount: 2)
    layout.preventReadBit = 8
    let cell = ScannerOrderCell()
    let output = ScannerOutput(cell: cell, readsWhileStanding: false)
    let carrier = Carrier()
    carrier.outcome = .stalled
    output.begin(.hidPOS(layout, .setReport(interface: 0, reportID: 4)))
    for _ in 0..<2 { _ = output.turn(carrier, at: now) }
    #expect(output.counts.failed == 1)
    cell.put(.error, at: now)
    _ = output.turn(carrier, at: now)
    #expect(!output.counts.hasSounds && output.counts.late == 0)
    #expect(cell.takeSound() == nil)
  }
}
