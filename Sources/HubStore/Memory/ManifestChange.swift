import HubUnits

/// One thing that became durable and belongs into memory.
struct ManifestChange: Sendable {
  enum What: Sendable {
    /// A row came in, or replaced the one before it.
    case row(PackedRow)
    /// Customs spoke; the later of two changes counts.
    case customs(CustomsState)
  }
  var key: ParcelKey
  var what: What
}
