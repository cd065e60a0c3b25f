import HubCore
import HubUnits

/// Hands each turn to a recorder, if there is one, and never waits for it.
///
/// A turn that finds no room ends the recording: later turns could not be replayed without it. They are only counted.
///
/// **Thread**: owned by `hub-core`; a turn costs some copies and nothing else.
struct CycleTap: ~Copyable {
  private let notes: RingWriter<CycleNote>
  /// Somebody records, and every turn so far found room.
  private var isOpen: Bool
  private let isRecorded: Bool

  init(isRecorded: Bool) {
    notes = RingWriter(capacity: isRecorded ? RingCapacity.notes : 1)
    self.isRecorded = isRecorded
    isOpen = isRecorded
  }

  func makeReader() -> RingReader<CycleNote> {
    precondition(isRecorded, "hub bug: turns are asked for that nobody hands out")
    return notes.makeReader()
  }

  /// - Parameters: what the turn was made of; both outlive the call.
  mutating func take(_ input: UnsafeMutablePointer<CycleInput>, _ output: UnsafeMutablePointer<CycleOutput>) {
    guard isRecorded else { return }
    // Safety: the worker's own blocks, initialised and touched by this thread only.
    let inputs =
      unsafe input.pointee.images.count + input.pointee.scans.count + input.pointee.outcomes.count
      + input.pointee.messages.count
    let parts = unsafe inputs + output.pointee.traces.count + output.pointee.orders.count + 1
    guard isOpen, notes.capacity - notes.count >= parts else {
      isOpen = false
      notes.refuse()
      return
    }
    unsafe putInputs(input)
    for i in unsafe output.pointee.traces.indices { unsafe notes.push(.trace(output.pointee.traces[i])) }
    for i in unsafe output.pointee.orders.indices { unsafe notes.push(.order(output.pointee.orders[i])) }
    unsafe notes.push(
      .turned(
        at: input.pointee.now, inputsLost: input.pointee.inputsLost, tracesLost: input.pointee.tracesLost,
        output.pointee.image))
  }

  private func putInputs(_ input: UnsafeMutablePointer<CycleInput>) {
    // Safety: as in `take`.
    for i in unsafe input.pointee.images.indices { unsafe notes.push(.image(input.pointee.images[i])) }
    for i in unsafe input.pointee.scans.indices { unsafe notes.push(.scan(input.pointee.scans[i])) }
    for i in unsafe input.pointee.outcomes.indices { unsafe notes.push(.outcome(input.pointee.outcomes[i])) }
    for i in unsafe input.pointee.messages.indices { unsafe notes.push(.message(input.pointee.messages[i])) }
  }
}
