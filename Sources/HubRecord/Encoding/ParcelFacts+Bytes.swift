import HubCore
import HubUnits

extension ParcelFacts {
  func write(to sink: inout some ByteSink) {
    sink.put(signed: serial.number)
    sink.put(code)
    sink.put(flag: isFound)
    sink.put(country?.first ?? 0)
    sink.put(country?.second ?? 0)
    sink.put(postcode.description)
    sink.put(service.rawValue)
    sink.put(priority.rawValue)
    sink.put(customs.rawValue)
    sink.put(signed: declaredLength.micrometres)
  }

  init(from cursor: inout ByteCursor) throws(RecordingFault) {
    self.init(
      serial: ParcelSerial(try cursor.signed()), code: try cursor.barcode(), isFound: try cursor.flag(),
      country: try Self.country(from: &cursor), postcode: try Self.postcode(from: &cursor),
      service: try cursor.word(ServiceClass.self), priority: try cursor.word(ParcelPriority.self),
      customs: try cursor.word(CustomsState.self),
      declaredLength: Distance(micrometres: try cursor.signed()))
  }

  private static func country(from cursor: inout ByteCursor) throws(RecordingFault) -> CountryCode? {
    let first = try cursor.byte()
    let second = try cursor.byte()
    if first == 0, second == 0 { return nil }
    guard let country = CountryCode(first, second) else { throw cursor.fault("no country") }
    return country
  }

  private static func postcode(from cursor: inout ByteCursor) throws(RecordingFault) -> Postcode {
    guard let postcode = Postcode(try cursor.text(atMost: Postcode.capacity)) else {
      throw cursor.fault("no postcode")
    }
    return postcode
  }
}
