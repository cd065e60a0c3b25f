import Dispatch
import HubBarcode
import HubCore
public import HubStore
import HubUnits
import Logging

extension TraceDesk {
  /// Customs said something of these codes, and it is on the disk: parcels on the belt that carry one get their
  /// facts again.
  ///
  /// The store is asked anew instead of trusting the caller: whatever order two changes arrive here in, the
  /// last word of customs is what the core hears.
  public func customsChanged(_ codes: [ParcelKey]) {
    for key in codes {
      for serial in (openByCode[key.text] ?? []).sorted() { answer(serial) }
    }
    emptyOutbox()
  }

  /// A manifest was imported: every parcel on the belt that has a code gets its facts again.
  public func manifestChanged() {
    for serial in open.keys.sorted() where open[serial]?.code != nil { answer(serial) }
    emptyOutbox()
  }

  /// Asks the store about a parcel's code and hands the answer to the core.
  func answer(_ serial: ParcelSerial) {
    guard let code = open[serial]?.code else { return }
    let before = DispatchTime.now().uptimeNanoseconds
    do {
      let answer = try store.lookup(HubBarcode.parcelKey(of: code))
      let took = DispatchTime.now().uptimeNanoseconds - before
      if open[serial]?.body.storeMicroseconds == nil {
        open[serial]?.body.storeMicroseconds = Int64(took / 1_000)
      }
      post(.facts(answer.facts(for: serial, code: code)))
      open[serial]?.isOwedFacts = false
    } catch {
      post(.factsUnavailable(serial))
      open[serial]?.isOwedFacts = true
      log.debug("no facts for \(MaskedCode(code)): \(error)")
      raise(.lookupsDown(error))
      return
    }
    guard alarms["lookupsDown"] != nil else { return }
    clear("lookupsDown")
    for owed in open.values.filter(\.isOwedFacts).map(\.serial).sorted() { self.answer(owed) }
  }

  /// Puts a message behind those that wait for room in the core's ring.
  ///
  /// Of what is known of a parcel only the last word counts: an older one that still waits makes room for it, so that
  /// no flood of words about one parcel drops a hold for another.
  func post(_ message: ControlMessage) {
    if let serial = message.knownOf, let older = outbox.firstIndex(where: { $0.knownOf == serial }) {
      outbox.remove(at: older)
    }
    if outbox.count >= settings.largestOutbox {
      outbox.removeFirst()
      raise(.messagesLost(1))
    }
    outbox.append(message)
  }

  /// Hands over as many messages as the ring takes; the rest is tried again soon, in order.
  func emptyOutbox() {
    var sent = 0
    while sent < outbox.count, send(outbox[sent]) { sent += 1 }
    outbox.removeFirst(sent)
    guard !outbox.isEmpty else {
      clear("messagesLost")
      return
    }
    guard !isOutboxRetried else { return }
    isOutboxRetried = true
    Task {
      // Five turns of the core: each takes 16 messages off its ring.
      do { try await Task.sleep(for: .milliseconds(5)) } catch { log.debug("a wait was cut short") }
      self.retryOutbox()
    }
  }

  private func retryOutbox() {
    isOutboxRetried = false
    emptyOutbox()
  }
}

extension ControlMessage {
  /// The parcel that it says the manifest's and customs' word of, or that there is none.
  fileprivate var knownOf: ParcelSerial? {
    switch self {
    case .facts(let facts): facts.serial
    case .factsUnavailable(let serial): serial
    case .lane, .redirect, .hold, .reset, .stop, .resume: nil
    }
  }
}
