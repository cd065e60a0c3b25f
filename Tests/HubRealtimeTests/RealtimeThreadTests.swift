import Glibc
import HubUnits
import Synchronization
import Testing

@testable import HubRealtime

@Suite("Threads of our own")
struct RealtimeThreadTests {
  @Test("a thread runs its entry with its context, under its name")
  func entry() throws {
    let place = UnsafeMutablePointer<ThreadFacts>.allocate(capacity: 1)
    unsafe place.initialize(to: ThreadFacts())
    defer { unsafe place.deallocate() }
    let thread = unsafe try RealtimeThread(
      name: RealtimeThreadName("hub-test"), priority: 1, policy: .off, entry: noteThreadFacts, context: place)
    #expect(thread.scheduling == .ordinary)
    thread.join()
    #expect(unsafe place.pointee.hasRun)
    #expect(unsafe place.pointee.isNamed)
    #expect(unsafe place.pointee.policy == SCHED_OTHER)
  }

  @Test("with policy `preferred` the thread is real-time, or says why it is not")
  func preferred() throws {
    let place = UnsafeMutablePointer<ThreadFacts>.allocate(capacity: 1)
    unsafe place.initialize(to: ThreadFacts())
    defer { unsafe place.deallocate() }
    let thread = unsafe try RealtimeThread(
      name: RealtimeThreadName("hub-test"), priority: 7, policy: .preferred, entry: noteThreadFacts,
      context: place)
    let scheduling = thread.scheduling
    thread.join()
    let rights = RealtimeRights.current()
    switch scheduling {
    case .realtime(let priority):
      #expect(priority == 7)
      #expect(unsafe place.pointee.policy == SCHED_FIFO)
      #expect(unsafe place.pointee.priority == 7)
    case .fellBack(let error):
      #expect(!rights.hasNiceCapability)
      #expect("\(error)".hasPrefix("kernel: SCHED_FIFO 7 was refused for thread hub-test"))
      #expect(unsafe place.pointee.policy == SCHED_OTHER)
    case .ordinary:
      Issue.record("`preferred` must ask")
    }
  }

  @Test("what is refused names the right that is missing and the line to add")
  func words() {
    let priority = RealtimeError.priorityRefused(
      thread: RealtimeThreadName("hub-core"), priority: 40, rawErrno: EPERM)
    #expect("\(priority)".contains("AmbientCapabilities=CAP_SYS_NICE"))
    #expect("\(priority)".contains("Operation not permitted"))
    let memory = RealtimeError.memoryLockRefused(limitBytes: 8 << 20, rawErrno: ENOMEM)
    #expect("\(memory)".contains("LimitMEMLOCK=infinity"))
    #expect("\(memory)".contains("8192 KiB"))
  }

  @Test("the clock goes on, and a sleep never ends before its instant")
  func clock() {
    let before = MonotonicClock.now()
    let until = before + .milliseconds(3)
    MonotonicClock.sleep(until: until)
    #expect(MonotonicClock.now() >= until)
    MonotonicClock.sleep(until: before)
    MonotonicClock.sleep(until: .distantPast)
  }
}
