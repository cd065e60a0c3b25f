import HubUnits

/// The last stories that ended, by serial and by code.
///
/// **Shape**: at most `capacity`; the oldest is forgotten first, the journal has it.
struct RecentStories: Sendable {
  let capacity: Int
  private var bySerial: [ParcelSerial: EndedStory] = [:]
  private var order: [ParcelSerial] = []
  /// Where the oldest is in `order`.
  private var oldest = 0

  init(capacity: Int) { self.capacity = capacity }

  subscript(serial: ParcelSerial) -> EndedStory? { bySerial[serial] }

  mutating func append(_ ended: EndedStory) {
    let serial = ended.story.serial
    bySerial[serial] = ended
    if order.count < capacity {
      order.append(serial)
      return
    }
    bySerial[order[oldest]] = nil
    order[oldest] = serial
    oldest = (oldest + 1) % capacity
  }

  mutating func recorded(_ serial: ParcelSerial, as sequence: Int64) { bySerial[serial]?.sequence = sequence }

  /// Those with a code, the latest first.
  func withCode(_ key: ParcelKeyText) -> [EndedStory] {
    bySerial.values.filter { $0.code == key }.sorted { $0.story.serial > $1.story.serial }
  }

  typealias ParcelKeyText = String
}
