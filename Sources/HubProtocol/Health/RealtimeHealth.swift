/// What the kernel grants the core's thread, and how well it keeps its cycle.
public struct RealtimeHealth: Codable, Hashable, Sendable {
  public enum Wish: String, Codable, CaseIterable, Hashable, Sendable {
    case required, preferred, off
  }

  /// What the configuration asks for.
  public var wish: Wish
  /// The real-time scheduling was granted.
  public var granted: Bool
  /// All memory is locked.
  public var memoryLocked: Bool
  /// **Units**: microseconds.
  public var cycleUs: Int
  /// How late turns began. **Units**: microseconds.
  public var latenessP99Us: Int?
  /// **Units**: microseconds.
  public var latenessMaxUs: Int?
  /// Turns that began more than a cycle late, since the start.
  public var missedCycles: Int = 0
  /// Why something was not granted, in the kernel's words.
  public var problem: String?

  public init(
    wish: Wish, granted: Bool, memoryLocked: Bool, cycleUs: Int, latenessP99Us: Int? = nil,
    latenessMaxUs: Int? = nil, missedCycles: Int = 0, problem: String? = nil
  ) {
    self.wish = wish
    self.granted = granted
    self.memoryLocked = memoryLocked
    self.cycleUs = cycleUs
    self.latenessP99Us = latenessP99Us
    self.latenessMaxUs = latenessMaxUs
    self.missedCycles = missedCycles
    self.problem = problem
  }
}
