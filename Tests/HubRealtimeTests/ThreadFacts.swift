import Glibc

/// What a thread finds out about itself.
struct ThreadFacts: BitwiseCopyable {
  var hasRun = false
  var isNamed = false
  var policy: Int32 = -1
  var priority: Int32 = -1
}

/// A thread's entry that fills in a `ThreadFacts`.
@c
func noteThreadFacts(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safety: the tests pass a `ThreadFacts` that lives until they have joined this thread.
  let facts = unsafe argument!.assumingMemoryBound(to: ThreadFacts.self)
  var parameters = sched_param()
  var policy: Int32 = -1
  unsafe pthread_getschedparam(pthread_self(), &policy, &parameters)
  unsafe facts.pointee.policy = policy
  unsafe facts.pointee.priority = parameters.sched_priority
  var name = [UInt8](repeating: 0, count: 16)
  let file = unsafe open("/proc/thread-self/comm", O_RDONLY)
  let count = unsafe read(file, &name, 16)
  close(file)
  unsafe facts.pointee.isNamed = count > 0 && String(decoding: name[..<count], as: UTF8.self) == "hub-test\n"
  unsafe facts.pointee.hasRun = true
  return nil
}
