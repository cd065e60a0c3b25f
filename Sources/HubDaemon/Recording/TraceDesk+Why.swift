import HubCore
public import HubStore
import HubUnits
import Logging

extension TraceDesk {
  /// The stories of the parcels with this code or serial, the latest first: from the belt, from memory, from the
  /// journal.
  ///
  /// A text that is a code somewhere is taken as a code; otherwise a number is taken as a serial.
  ///
  /// **Shape**: at most 10.
  public func why(_ query: String) throws(StoreError) -> [ParcelStory] {
    var stories: [ParcelStory] = []
    for story in try found(query) { stories.append(try withNotes(story)) }
    return stories
  }

  private func found(_ query: String) throws(StoreError) -> [ParcelStory] {
    var stories: [ParcelStory] = []
    if let key = ParcelKey(query) { stories = try self.stories(withCode: key) }
    if stories.isEmpty, let key = ParcelKey(typed: query) { stories = try self.stories(withCode: key) }
    if stories.isEmpty, let number = Int64(query), let story = try self.story(ParcelSerial(number)) {
      stories = [story]
    }
    return stories
  }

  func stories(withCode key: ParcelKey) throws(StoreError) -> [ParcelStory] {
    var found: [ParcelSerial: ParcelStory] = [:]
    for spelling in key.spellings {
      for record in try store.parcels(withCode: spelling, limit: 10) { found[record.serial] = story(record) }
      for ended in recent.withCode(spelling) { found[ended.story.serial] = story(ended) }
      for serial in openByCode[spelling] ?? [] {
        if let story = open[serial] { found[serial] = self.story(story) }
      }
    }
    return Array(found.values.sorted { $0.serial > $1.serial }.prefix(10))
  }

  private func story(_ serial: ParcelSerial) throws(StoreError) -> ParcelStory? {
    if let story = open[serial] { return self.story(story) }
    if let ended = recent[serial] { return story(ended) }
    return try store.parcel(serial).map { story($0) }
  }

  private func story(_ story: OpenStory) -> ParcelStory {
    ParcelStory(
      serial: story.serial, origin: story.origin, inductedAt: story.inductedAt.wall,
      induction: story.induction, code: story.code?.text, secondCode: story.secondCode, endedAt: nil,
      reason: nil, lane: nil, plannedLane: story.plannedLane, sequence: nil, body: story.body)
  }

  private func story(_ ended: EndedStory) -> ParcelStory {
    var story = story(ended.story)
    story.endedAt = ended.end.at.wall
    story.reason = ended.end.reason
    story.lane = ended.end.lane
    story.sequence = ended.sequence
    return story
  }

  private func story(_ record: ParcelRecord) -> ParcelStory {
    var body = StoryBody()
    if let text = record.story {
      do { body = try DeskJSON.body(text) } catch {
        log.warning("hub bug: the story of parcel \(record.serial.number) cannot be read: \(error)")
      }
    }
    return ParcelStory(
      serial: record.serial, origin: record.origin, inductedAt: record.inductedAtWall,
      induction: record.induction, code: record.code, secondCode: record.secondCode,
      endedAt: record.endedAtWall, reason: record.reason, lane: record.lane,
      plannedLane: record.plannedLane, sequence: record.sequence, body: body)
  }
}
