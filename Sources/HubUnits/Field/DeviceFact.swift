// Control plane and field only, as the device profile that holds it.
#if !hasFeature(Embedded)
  /// Something a profile says of a device, and who says so.
  ///
  /// What no manual confirmed stands here all the same, marked, so that nobody takes a guess for a fact.
  public struct DeviceFact<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What is said; where it is not confirmed, the cautious assumption.
    public var value: Value
    /// The manual or page it comes from; nil: not confirmed.
    public var source: String?

    public init(_ value: Value, source: String) {
      self.value = value
      self.source = source
    }

    private init(assumed value: Value) { self.value = value }

    /// What is assumed as long as nobody has looked it up.
    public static func unconfirmed(_ value: Value) -> DeviceFact { DeviceFact(assumed: value) }

    public var isConfirmed: Bool { source != nil }

    /// For the end of a sentence: where it comes from, or that it is not confirmed.
    public var proof: String { source ?? Self.notConfirmed }

    public static var notConfirmed: String { "not confirmed, check the manual" }
  }
#endif
