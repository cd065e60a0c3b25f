import HubCore

/// Keeps the core's tables on the heap, so that a `LineDescription` stays small on the stack.
final class CoreTables: Sendable {
  let plan: CorePlan
  init(plan: CorePlan) { self.plan = plan }
}
