import HubCore
import HubUnits

extension ResumedParcel {
  func write(to sink: inout some ByteSink) {
    sink.put(signed: serial.number)
    sink.put(code)
    sink.put(signed: position.micrometres)
    sink.put(signed: length.micrometres)
    sink.put(unsigned: UInt64(encoderCount))
  }

  init(from cursor: inout ByteCursor) throws(RecordingFault) {
    self.init(
      serial: ParcelSerial(try cursor.signed()), code: try cursor.barcode(),
      position: Distance(micrometres: try cursor.signed()),
      length: Distance(micrometres: try cursor.signed()),
      encoderCount: UInt32(try cursor.count(atMost: Int(UInt32.max))))
  }
}
