import Glibc
import HubProtocol
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Watching")
struct WatchTests {
  private let call = #"{"method":"io.hubd.Sorter.Watch","more":true}"#

  /// The line after so many steps.
  private func state(_ step: Int, parcels: Int = 1) -> LineState {
    var state = FakeSorterService.state
    state.uptimeMs = step * 100
    state.belt.positionMm = .good(step * 250)
    state.parcels = (0..<parcels).map { ParcelView(serial: Int64($0 + 1), positionMm: step * 250 + $0) }
    return state
  }

  @Test("a watcher gets a snapshot, then numbered deltas")
  func snapshotThenDeltas() async throws {
    let paper = PaperServer()
    try await paper.feed.publish(state(1))
    try await paper.running {
      let client = try RawClient(paper.path)
      try await client.send(call)
      let first = try await client.reply()
      #expect(first.kind == "snapshot" && first.frame == 1 && first.continues)
      for step in 2...5 {
        try await paper.feed.publish(state(step))
        let next = try await client.reply()
        #expect(next.kind == "delta" && next.frame == step && next.continues)
      }
    }
  }

  @Test("without `more` there is one snapshot, and the connection goes on")
  func oneShot() async throws {
    let paper = PaperServer()
    try await paper.feed.publish(state(1))
    try await paper.running {
      let client = try RawClient(paper.path)
      let reply = try await client.call("io.hubd.Sorter.Watch")
      #expect(reply.kind == "snapshot" && !reply.continues)
      #expect(try await client.call("org.varlink.service.GetInfo").error == nil)
    }
  }

  @Test("a client that stops reading is dropped while another keeps getting every frame")
  func slowClientIsDropped() async throws {
    let paper = PaperServer(outboundLimitBytes: 100_000, patienceMilliseconds: 50)
    try await paper.feed.publish(state(0, parcels: 300))
    try await paper.running {
      await paper.service.waitUntilClosed(1)
      let slow = try RawClient(paper.path, receiveBufferBytes: 4_096)
      try await slow.send(call)
      #expect(try await slow.reply().kind == "snapshot")
      let good = try RawClient(paper.path)
      try await good.send(call)
      #expect(try await good.reply().kind == "snapshot")
      var step = 0
      while paper.server.clients.dropped == 0 {
        step += 1
        try await paper.feed.publish(state(step, parcels: 300))
        let reply = try await good.reply()
        #expect(reply.kind == "delta" && reply.frame == step + 1)
        try #require(step < 100_000, "the slow client was never dropped")
      }
      // Reported closed to the service, while the good one goes on.
      await paper.service.waitUntilClosed(2)
      try await paper.feed.publish(state(step + 1, parcels: 300))
      #expect(try await good.reply().frame == step + 2)
      #expect(paper.server.clients.dropped == 1)
    }
  }

  @Test("a client that reads too slowly gets a resync, then deltas again, and is not dropped")
  func slowClientIsResynced() async throws {
    let paper = PaperServer(outboundLimitBytes: 100_000, patienceMilliseconds: 600_000)
    try await paper.feed.publish(state(0, parcels: 300))
    try await paper.running {
      let client = try RawClient(paper.path, receiveBufferBytes: 4_096)
      try await client.send(call)
      #expect(try await client.reply().kind == "snapshot")
      // Far more than the kernel, the bound and the feed keep for one client.
      let last = 400
      for step in 1...last { try await paper.feed.publish(state(step, parcels: 300)) }
      var before = 1
      var resyncs = 0
      while before < last + 1 {
        let reply = try await client.reply()
        let frame = try #require(reply.frame)
        // Either the next one, or the whole line after a gap.
        #expect(reply.kind == "delta" ? frame == before + 1 : reply.kind == "resync" && frame > before)
        if reply.kind == "resync" { resyncs += 1 }
        before = frame
      }
      #expect(resyncs > 0)
      try await paper.feed.publish(state(last + 1, parcels: 300))
      let next = try await client.reply()
      #expect(next.kind == "delta" && next.frame == last + 2)
      #expect(paper.server.clients.dropped == 0)
    }
  }

  @Test("a watcher whose buffer overflowed gets a resync with the line as it is, then deltas again")
  func resync() async throws {
    let feed = WatchFeed(framesKept: 3)
    try await feed.publish(state(1))
    let subscription = await feed.subscribe()
    #expect(try await subscription.next()?.frame.kind == .snapshot)
    for step in 2...9 { try await feed.publish(state(step)) }
    let frame = try #require(try await subscription.next()).frame
    #expect(frame.kind == .resync)
    #expect(frame.sequence == 9)
    #expect(frame.state == state(9))
    try await feed.publish(state(10))
    let next = try #require(try await subscription.next()).frame
    #expect(next.kind == .delta && next.sequence == 10)
  }

  @Test("what a watcher follows by its frames is the line")
  func followingIsTheLine() async throws {
    let feed = WatchFeed()
    try await feed.publish(state(1))
    let subscription = await feed.subscribe()
    var followed = try #require(try await subscription.next()?.frame.state)
    for step in 2...20 {
      let now = state(step, parcels: step % 5)
      try await feed.publish(now)
      let delta = try #require(try await subscription.next()?.frame.delta)
      followed.apply(delta)
      #expect(followed.ageless == now.ageless)
    }
  }

  @Test("an end is told once, with the state after it was recorded")
  func endsAreTold() async throws {
    let feed = WatchFeed()
    try await feed.publish(state(1))
    let subscription = await feed.subscribe()
    _ = try await subscription.next()
    let end = RecordedEnd(
      sequence: 5, at: WireTime(milliseconds: 0), serial: 1, reason: Word(EndReason.sorted), lane: 1)
    await feed.record([end])
    try await feed.publish(state(2))
    try await feed.publish(state(3))
    #expect(try await subscription.next()?.frame.delta?.recorded == [end])
    #expect(try await subscription.next()?.frame.delta?.recorded == [])
  }

  @Test("a line on which nothing changes is told once a second")
  func heartbeat() async throws {
    let feed = WatchFeed()
    var still = state(0)
    try await feed.publish(still)
    let subscription = await feed.subscribe()
    _ = try await subscription.next()
    for uptime in stride(from: 100, through: 2_000, by: 100) {
      still.uptimeMs = uptime
      try await feed.publish(still)
    }
    #expect(try await subscription.next()?.frame.delta?.uptimeMs == 1_000)
    #expect(try await subscription.next()?.frame.delta?.uptimeMs == 2_000)
  }

  @Test("a subscription that is cancelled ends, and is forgotten")
  func cancelling() async throws {
    let feed = WatchFeed()
    let subscription = await feed.subscribe()
    let waiting = Task { try await subscription.next() }
    subscription.cancel()
    #expect(try await waiting.value == nil)
    #expect(await feed.watcherCount == 0)
  }
}
