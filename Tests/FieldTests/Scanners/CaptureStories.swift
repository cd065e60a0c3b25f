import HubBarcode
import HubCore
import HubDevices
import HubMocks
import HubRealtime
import HubUnits
import Testing

// The captures, real and made, sent by a mock scanner: device, libusb, decoder, ScanRead, the path of live reports.
extension ScannerStories {
  @Suite(.enabled(if: CapturedStream.isThere, "SKIPPED: no ../shared/fixtures/usb/captures.json"))
  struct Captures {
    @Test("HID POS captures give their scans", arguments: CapturedStream.all("hid_pos"))
    func hidPOS(capture: CapturedStream) async throws {
      try await play(capture, .hidPOS, .hidPOS, endpoint: 0x82)
    }

    @Test("keyboard captures give their scans", arguments: CapturedStream.all("hid_keyboard"))
    func keyboard(capture: CapturedStream) async throws {
      try await play(capture, .belgianKeyboard, .keyboard, endpoint: 0x81)
    }

    @Test("CDC captures give their scans", arguments: CapturedStream.all("cdc_acm"))
    func serial(capture: CapturedStream) async throws {
      try await play(capture, .serial, .cdc, endpoint: 0x81)
    }

    private func play(
      _ capture: CapturedStream, _ model: MockScannerModel, _ mode: ScannerDescription.Mode, endpoint: UInt8
    ) async throws {
      let mock = try ScannerBench.bed().scanner(model, serialNumber: "CAP")
      try mock.plug()
      defer { mock.unplug() }
      let run = try ScannerRun([description(of: mock, mode, capture)])
      defer { run.thread.stop() }
      try await run.waitUntilReady(mock)

      // At the pace of the capture: silences and fragments are judged by time.
      let start = HubRealtime.MonotonicClock.now()
      for (time, bytes) in capture.packets {
        let wait = start + time - HubRealtime.MonotonicClock.now()
        if wait > .zero { try await Task.sleep(for: .nanoseconds(wait.count)) }
        mock.send([bytes], on: endpoint)
      }
      for (label, symbology) in zip(capture.labels, capture.symbologies) {
        let read = try await run.nextRead()
        // The core is given the key of the label; that bytes come whole is shown by the decoder's own captures.
        #expect(read.code == parcelKey(of: label.span, symbologyIdentifier: nil))
        #expect(read.symbology == symbology)
        #expect(read.began <= read.completed)
      }
      try await ScannerBench.until("every packet counted") {
        run.status().reports == UInt64(capture.packets.count)
      }
      #expect(run.status().tooLong == UInt64(capture.longLabelCount))
      #expect(run.status().deviceAnswers == UInt64(capture.deviceAnswerCount))
      #expect(run.status().scans == UInt64(capture.labels.count))
      #expect(run.isSilent)
      // What is malformed on purpose must show, and what is not must not.
      let isMalformed = capture.provenance == "synthetic-malformed"
      #expect((run.status().faults + run.status().fragments > 0) == isMalformed)
    }

    private func description(
      of mock: MockScanner, _ mode: ScannerDescription.Mode, _ capture: CapturedStream
    ) -> ScannerDescription {
      let terminator: ScannerDescription.Terminator? =
        switch capture.expected.first?.terminator {
        case "CR": mode == .keyboard ? .enter : .cr
        case "CRLF": .crlf
        case "ETX": .etx
        case "timeout": .silence
        default: nil
        }
      return ScannerDescription(
        name: "captured", mode: mode, vendor: mock.model.vendor, product: mock.model.product,
        layout: capture.layout, terminator: terminator, hasAIMPrefix: capture.options?.aimPrefix ?? false)
    }
  }
}
