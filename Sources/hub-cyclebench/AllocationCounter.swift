import Glibc

/// The counting malloc of scripts/gates/malloc-count, when it is loaded before the program.
@safe
struct AllocationCounter {
  private typealias Mark = @convention(c) () -> Void
  private typealias Count = @convention(c) () -> Int

  private let begin: Mark
  private let end: Mark
  private let allocationCount: Count
  private let lockCount: Count
  private let referenceCount: Count

  /// The counter, or nil when the program runs without it.
  init?() {
    // Safety: the program itself is asked for symbols; those found are functions of exactly these types, see
    // scripts/gates/malloc-count/count.c.
    let program = unsafe dlopen(nil, RTLD_NOW)
    guard let begin = unsafe dlsym(program, "hub_count_begin"),
      let end = unsafe dlsym(program, "hub_count_end"),
      let allocations = unsafe dlsym(program, "hub_count_allocations"),
      let locks = unsafe dlsym(program, "hub_count_locks"),
      let references = unsafe dlsym(program, "hub_count_references")
    else { return nil }
    unsafe self.begin = unsafeBitCast(begin, to: Mark.self)
    unsafe self.end = unsafeBitCast(end, to: Mark.self)
    unsafe allocationCount = unsafeBitCast(allocations, to: Count.self)
    unsafe lockCount = unsafeBitCast(locks, to: Count.self)
    unsafe referenceCount = unsafeBitCast(references, to: Count.self)
  }

  /// From here on this thread is watched.
  func watch() { begin() }
  /// From here on it is not.
  func rest() { end() }

  /// Calls of malloc and its kin, of free included, while watched.
  var allocations: Int { allocationCount() }
  /// Calls of pthread_mutex_lock and its kin while watched.
  var locks: Int { lockCount() }
  /// Calls of swift_retain and swift_release while watched.
  var references: Int { referenceCount() }
}
