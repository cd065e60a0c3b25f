import Foundation
import HubCore
import HubStore
import HubUnits
import Logging

extension TraceDesk {
  /// Puts something into the next commit; false when memory's bound is reached, and then it is lost.
  @discardableResult
  func enqueue(_ add: (inout JournalBatch) -> Void) -> Bool {
    guard waiting.count + inWriting < settings.largestBacklog else {
      tally.lost += 1
      raise(.rowsLost(tally.lost))
      return false
    }
    add(&waiting)
    return true
  }

  /// Puts a row of a parcel on the belt into the next commit; without room it goes in with the parcel's end.
  func enqueue(for serial: ParcelSerial, _ add: (inout JournalBatch) -> Void) {
    if waiting.count + inWriting < settings.largestBacklog {
      add(&waiting)
    } else if var story = open[serial] {
      add(&story.postponed)
      open[serial] = story
    }
  }

  /// Sees to it that what waits is written soon, together.
  func collect() {
    guard !waiting.isEmpty, !isWriting else { return }
    if waiting.count >= settings.largestCollection {
      Task { await self.writeOut() }
      return
    }
    guard !isCollecting else { return }
    isCollecting = true
    Task { await self.writeLater() }
  }

  private func writeLater() async {
    do { try await Task.sleep(for: settings.collectFor) } catch { log.debug("collecting was cut short") }
    isCollecting = false
    await writeOut()
  }

  /// Writes what waits, until nothing does; while the disk refuses, again and again.
  private func writeOut() async {
    guard !isWriting else { return }
    isWriting = true
    while !waiting.isEmpty {
      let (batch, ends) = (waiting, waitingEnds)
      waiting = JournalBatch()
      waitingEnds = []
      inWriting = batch.count
      let watch = Task { await self.watchCommit() }
      do {
        let receipt = try await store.record(batch)
        inWriting = 0
        await commitIsOver(watch)
        clear("journalDown")
        written(ends, receipt)
        await lookAtRoom()
      } catch {
        inWriting = 0
        await commitIsOver(watch)
        putBack(batch, ends)
        await journalIsDown(error)
      }
    }
    isWriting = false
    let done = flushers.values
    flushers = [:]
    for flusher in done { flusher.resume(returning: true) }
  }

  /// Tells of a commit that does not come back, and holds the line for one that does not come back at all.
  private func watchCommit() async {
    do {
      try await Task.sleep(for: settings.slowCommit)
      raise(.journalSlow)
      try await Task.sleep(for: settings.stuckCommit - settings.slowCommit)
    } catch { return }
    raise(.journalStuck)
    post(.hold(.journalDown, TraceDesk.ownCommand))
    emptyOutbox()
  }

  private func commitIsOver(_ watch: Task<Void, Never>) async {
    watch.cancel()
    await watch.value
    clear("journalSlow")
    clear("journalStuck")
  }

  /// Now and then: makes room where that is allowed, and raises an alarm before there is none.
  private func lookAtRoom() async {
    commitsSinceRoomCheck += 1
    guard commitsSinceRoomCheck >= settings.commitsBetweenRoomChecks else { return }
    do {
      // A full batch taken out means that there is more: look again after the next commit.
      if try await store.makeRoom() < 1_000 { commitsSinceRoomCheck = 0 }
      let health = try store.health()
      if health.isShortOfRoom { raise(.journalShortOfRoom(health)) } else { clear("journalShortOfRoom") }
    } catch {
      // Nothing depends on it; if the disk is broken the next commit raises the alarm that counts.
      commitsSinceRoomCheck = 0
      log.warning("the room for the journal could not be looked at: \(error)")
    }
  }

  private func putBack(_ batch: JournalBatch, _ ends: [EndedStory]) {
    var all = batch
    all.append(waiting)
    waiting = all
    waitingEnds = ends + waitingEnds
  }

  /// Holds the line and waits a little. The hold is sent again each time: its cause lives.
  private func journalIsDown(_ error: StoreError) async {
    raise(.journalDown(error))
    post(.hold(.journalDown, TraceDesk.ownCommand))
    emptyOutbox()
    do { try await Task.sleep(for: settings.retryAfter) } catch { log.debug("a retry was cut short") }
  }

  /// What is on the disk now may be told.
  private func written(_ ends: [EndedStory], _ receipt: JournalReceipt) {
    for entry in receipt.refused { raise(.contradiction(entry)) }
    for ended in ends {
      let end = ended.end
      // Without a sequence it was refused, and told as that.
      guard let sequence = receipt.sequences[end.serial] else { continue }
      tally.byReason[end.reason, default: 0] += 1
      if let lane = end.lane { tally.byLane[lane, default: 0] += 1 }
      recent.recorded(end.serial, as: sequence)
      tell(
        .recorded(end.reason, lane: end.lane, code: ended.code, sequence: sequence), of: end.serial,
        at: end.at)
    }
  }

  /// Returns true when everything that was taken is on the disk, or false after the limit: with a broken disk an
  /// orderly stop must not wait for ever.
  @discardableResult
  public func flush(within limit: Duration = .seconds(30)) async -> Bool {
    guard !waiting.isEmpty || isWriting else { return true }
    nextFlusher += 1
    let number = nextFlusher
    let isDone = await withCheckedContinuation { waiter in
      flushers[number] = waiter
      if !isWriting { Task { await self.writeOut() } }
      Task { await self.giveUp(flusher: number, after: limit) }
    }
    if !isDone { log.error("\(waiting.count + inWriting) rows of the journal could not be written in time") }
    return isDone
  }

  private func giveUp(flusher: Int, after limit: Duration) async {
    do { try await Task.sleep(for: limit) } catch { log.debug("a wait was cut short") }
    flushers.removeValue(forKey: flusher)?.resume(returning: false)
  }

  func encoded(_ body: StoryBody) -> String { encoded { try DeskJSON.text(body) } }

  func encoded(_ payload: [String: JournalPayload.Value]) -> String {
    encoded { try JournalPayload.text(payload) }
  }

  private func encoded(_ encode: () throws -> String) -> String {
    do { return try encode() } catch {
      // Only a number that is no number could do this; the end itself must still be written.
      log.error("hub bug: a story could not be written as JSON: \(error)")
      return #"{"lines":[]}"#
    }
  }
}
