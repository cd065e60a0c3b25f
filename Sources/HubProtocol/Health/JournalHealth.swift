/// The journal and the disk under it.
public struct JournalHealth: Codable, Hashable, Sendable {
  public var path: String
  public var writable: Bool
  public var sizeBytes: Int64
  /// Free on its disk.
  public var freeBytes: Int64
  /// The size at which the oldest acknowledged events are taken out, when one is set.
  public var limitBytes: Int64?
  /// Traces that wait to be written.
  public var waiting: Int = 0
  /// The youngest event's number.
  public var lastSequence: Int64 = 0
  /// Events that some consumer has not acknowledged yet.
  public var unacknowledged: Int64 = 0
  /// What the store says, when something is wrong.
  public var problem: String?

  public init(
    path: String, writable: Bool, sizeBytes: Int64, freeBytes: Int64, limitBytes: Int64? = nil,
    waiting: Int = 0, lastSequence: Int64 = 0, unacknowledged: Int64 = 0, problem: String? = nil
  ) {
    self.path = path
    self.writable = writable
    self.sizeBytes = sizeBytes
    self.freeBytes = freeBytes
    self.limitBytes = limitBytes
    self.waiting = waiting
    self.lastSequence = lastSequence
    self.unacknowledged = unacknowledged
    self.problem = problem
  }
}
