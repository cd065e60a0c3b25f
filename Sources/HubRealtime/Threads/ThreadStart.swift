import CHubShims

/// What a new thread needs to know before it runs its entry.
@safe
struct ThreadStart {
  let name: RealtimeThreadName
  let stackBytes: Int
  let entry: RealtimeThread.Entry
  let context: UnsafeMutableRawPointer?

  init(
    name: RealtimeThreadName, stackBytes: Int, entry: @escaping RealtimeThread.Entry,
    context: UnsafeMutableRawPointer?
  ) {
    self.name = name
    self.stackBytes = stackBytes
    unsafe self.entry = entry
    unsafe self.context = context
  }

  /// Frees a record that no thread will take.
  static func discard(_ start: UnsafeMutablePointer<ThreadStart>) {
    // Safety: called once, by the one who allocated it, when no thread was made.
    unsafe start.deinitialize(count: 1)
    unsafe start.deallocate()
  }

  /// How much of the stack stays untouched: this frame, the guard page and what the entry's own frame needs.
  ///
  /// **Source**: measured frames here are below 4 KiB; 64 KiB is the guard size of some distributions.
  static let untouched = 64 << 10

  /// Names the thread, makes its sleeps sharp and its stack present.
  func settle() {
    // Safety: a NUL-terminated text that lives through the call. A refused name is cosmetic.
    unsafe hub_name_thread(name.description)
    // An ordinary thread's sleeps are late by up to 50 µs else (prctl(2), PR_SET_TIMERSLACK). Real-time threads
    // have no slack; a refusal only makes the fallback a little less sharp.
    _ = hub_set_timer_slack(1)
    if stackBytes > Self.untouched { hub_prefault_stack(stackBytes - Self.untouched) }
  }
}

/// Where every thread of ours begins.
@c
func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safety: `RealtimeThread` passes a start record and leaves it to this thread.
  guard let record = unsafe argument?.assumingMemoryBound(to: ThreadStart.self) else { return nil }
  let start = unsafe record.move()
  unsafe record.deallocate()
  start.settle()
  return unsafe start.entry(start.context)
}
