import GRDB
import HubUnits

extension PackedRow {
  /// A row of SQLite's: code, country, postcode, service, priority. What cannot be read means the same as in
  /// `Store.lookup`.
  init(_ row: Row, services: WordTable<ServiceClass>, priorities: WordTable<ParcelPriority>) {
    self.init(
      country: CountryCode(row[1] as String), postcode: PackedRow.number(ofPostcode: row[2]),
      service: services[row[3]], priority: priorities[row[4]])
  }
}
