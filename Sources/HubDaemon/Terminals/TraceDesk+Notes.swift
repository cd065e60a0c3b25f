import HubStore
import HubUnits
import Logging

extension TraceDesk {
  /// The last parcel with this label, on the belt or ended; nil when the line never saw one.
  ///
  /// Other than `why`, a label of digits is never taken for a serial.
  func parcel(labelled code: Barcode) throws(StoreError) -> ParcelStory? {
    for key in [ParcelKey(code.text), ParcelKey(label: code)] {
      if let key, let story = try stories(withCode: key).first { return story }
    }
    return nil
  }

  /// A story with what people did with the parcel beside the belt, behind everything that the line saw.
  func withNotes(_ story: ParcelStory) throws(StoreError) -> ParcelStory {
    var story = story
    for note in try store.notes(of: story.serial) {
      let last = story.body.lines.last
      // Nothing here is measured on the belt: it stays where the line saw the parcel last.
      let line = StoryLine(
        atMilliseconds: Double(note.at.milliseconds - story.inductedAt.milliseconds),
        beltMillimetres: last?.beltMillimetres ?? 0, atNanoseconds: last?.atNanoseconds ?? 0, what: note.what,
        text: note.text)
      story.body.lines.append(line)
    }
    return story
  }
}
