import HubCore
import HubStore
import HubUnits

/// A parcel that ended: waiting to be written, or remembered for `why`.
struct EndedStory: Sendable {
  var story: OpenStory
  var end: ParcelEnd
  /// Its event in the journal; nil until it is on the disk.
  var sequence: Int64?

  var code: String? { story.code?.text }
}
