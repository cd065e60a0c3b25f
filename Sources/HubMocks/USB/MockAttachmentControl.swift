import CUMockdev
import Glibc

// Control transfers: what the device itself answers.
extension MockAttachmentState {
  mutating func control(_ transfer: MockTransfer) {
    guard let buffer = transfer.buffer, let setup = USBSetupPacket(buffer.bytes) else {
      finish(transfer, status: -EPIPE, count: 0)
      return
    }
    // SET_REPORT is an order, as what comes by an OUT endpoint.
    if setup.requestType == 0x21, setup.request == 0x09 {
      hear(transfer, Array(buffer.bytes.dropFirst(8)))
      return
    }
    let isInput = setup.requestType & 0x80 != 0
    let answer = isInput ? answer(setup) : obey(setup)
    guard let answer else {
      // A stall: the device does not know the request.
      finish(transfer, status: -EPIPE, count: 0)
      return
    }
    let cut = Array(answer.prefix(Int(setup.length)))
    let count = isInput ? buffer.write(cut, at: 8) : Int(setup.length)
    finish(transfer, status: 0, count: count)
  }

  /// What the device says to a question; nil for one it does not know.
  ///
  /// **Source**: USB 2.0 section 9.4, HID 1.11 section 7, CDC PSTN 1.2 section 6.3.
  private func answer(_ setup: USBSetupPacket) -> [UInt8]? {
    switch (setup.requestType, setup.request) {
    case (0x80, 0x06), (0x81, 0x06): descriptor(setup)
    case (0x80, 0x00), (0x81, 0x00), (0x82, 0x00): [0, 0]
    case (0x80, 0x08): [1]
    case (0x81, 0x0A): [0]
    // GET_REPORT, GET_IDLE, GET_PROTOCOL of HID: an empty report, idle forever, report protocol.
    case (0xA1, 0x01): [UInt8](repeating: 0, count: Int(setup.length))
    case (0xA1, 0x02): [0]
    case (0xA1, 0x03): [1]
    // GET_LINE_CODING: 9600 8N1.
    case (0xA1, 0x21): [0x80, 0x25, 0, 0, 0, 0, 8]
    default: nil
    }
  }

  private func descriptor(_ setup: USBSetupPacket) -> [UInt8]? {
    let index = UInt8(truncatingIfNeeded: setup.value)
    switch setup.value >> 8 {
    case 1: return model.deviceDescriptor
    case 2: return index == 0 ? model.configurationDescriptor : nil
    case 3: return string(index)
    case 0x22: return model.reportDescriptors[UInt8(truncatingIfNeeded: setup.index)]
    default: return nil
    }
  }

  private func string(_ index: UInt8) -> [UInt8]? {
    // String 0 is the list of languages: English (United States).
    if index == 0 { return [4, 3, 0x09, 0x04] }
    guard Int(index) <= strings.count else { return nil }
    let text = strings[Int(index) - 1].utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return [UInt8(text.count + 2), 3] + text
  }

  /// Does what the host says; nil for what the device does not know.
  private mutating func obey(_ setup: USBSetupPacket) -> [UInt8]? {
    switch (setup.requestType, setup.request) {
    // SET_CONFIGURATION, SET_INTERFACE, CLEAR_FEATURE, SET_FEATURE.
    case (0x00, 0x09), (0x01, 0x0B), (0x02, 0x01), (0x00, 0x01), (0x00, 0x03): return []
    // SET_IDLE and SET_PROTOCOL of HID; SET_LINE_CODING of CDC, which changes nothing in a scanner.
    case (0x21, 0x0A), (0x21, 0x0B), (0x21, 0x20): return []
    // SET_CONTROL_LINE_STATE: bit 0 is DTR.
    case (0x21, 0x22):
      guard case .serial = model.manner else { return nil }
      terminalReady = setup.value & 1 != 0
      return []
    default: return nil
    }
  }
}
