// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  extension LinkDescription {
    /// The destination mailbox of a PLC that fires by itself (docs/plc-interface.md).
    public struct Mailbox: Sendable, Hashable {
      /// **Source**: with more the answers and the reports no longer fit into one reading of 125 registers.
      public static let mostSlots = 16

      /// The first holding register we write.
      public var holdingRegister: UInt16
      /// How many orders may be on their way at once.
      public var slots: UInt8
      /// The first input register the PLC writes.
      public var answerRegister: UInt16
      /// The lanes by rank, as the operator reads them: `DivertOrder.coil` n is `lanes[n]`.
      public var lanes: [UInt16]

      public init(holdingRegister: UInt16, slots: UInt8, answerRegister: UInt16, lanes: [UInt16] = []) {
        self.holdingRegister = holdingRegister
        self.slots = slots
        self.answerRegister = answerRegister
        self.lanes = lanes
      }

      /// How many holding registers it takes.
      public var writtenCount: Int { 8 + 12 * Int(slots) }
      /// How many input registers it takes.
      public var answerCount: Int { 8 + 2 * Int(slots) + 64 }
    }
  }
#endif
