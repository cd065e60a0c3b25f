import HubCore
import HubStore
import HubUnits

/// A parcel that ended: waiting to be written, or remembered for `why`.
struct EndedStory: Sendable {
  var story: OpenStory
  var end: ParcelEnd
  var isRecorded = false

  var code: String? { story.code?.text }
}
