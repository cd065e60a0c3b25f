import HubCore
import HubStore
import HubUnits

// A warm start: parcels of the life before, taken up again.
extension TraceDesk {
  /// The core took up a parcel that the life before remembered: its facts are asked for anew.
  func rejoin(_ code: Barcode, _ trace: CoreTrace, at instant: JournalInstant) {
    guard !code.isEmpty, open[trace.serial] != nil else { return }
    open[trace.serial]?.rejoined(code, at: trace)
    rememberCode(of: trace.serial)
    tell(.associated(code: code.text), of: trace.serial, at: instant)
    answer(trace.serial)
  }
}
