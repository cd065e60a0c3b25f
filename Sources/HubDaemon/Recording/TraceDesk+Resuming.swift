import HubCore
import HubStore
import HubUnits

// A warm start: parcels of the life before, taken up again.
extension TraceDesk {
  /// Opens the stories of parcels that the journal has open and the belt's memory knows: whether they are still there
  /// is for the core to see.
  func adopt(_ parcels: [AdoptedParcel]) {
    let clocks = now()
    for parcel in parcels {
      let story = OpenStory(parcel, at: clocks.monotonic)
      open[story.serial] = story
      rememberCode(of: story.serial)
      toResume.append(parcel)
      tally.inducted += 1
      tell(.inducted(story.origin, induction: story.induction), of: story.serial, at: clocks)
    }
  }

  /// The encoder tells where the belt is now: hands every adopted parcel to the core.
  ///
  /// - Parameters:
  ///   - travel: how far the belt has travelled since they were remembered.
  ///   - count: what the encoder's counter reads now.
  func resume(after travel: Distance, at count: UInt32) {
    for parcel in toResume {
      post(
        .resume(
          ResumedParcel(
            serial: parcel.record.serial, code: parcel.code, position: parcel.position + travel,
            length: parcel.length, encoderCount: count)))
    }
    toResume = []
    emptyOutbox()
  }

  /// Nobody is taken up: what was adopted ends here.
  func giveUpResuming() {
    let instant = now().monotonic
    let given = toResume
    toResume = []
    take(
      given.map {
        CoreTrace(at: instant, belt: .zero, serial: $0.record.serial, event: .ended(.flushedRestart, nil))
      })
  }

  /// What the next life may take up of a picture of the belt: whoever is followed without doubt.
  func remembered(_ snapshot: CoreSnapshot) -> [RememberedParcel] {
    var remembered: [RememberedParcel] = []
    // By time nobody knows what the counter says of a place.
    guard snapshot.tracking == .distance else { return remembered }
    for rank in snapshot.parcels.indices {
      let parcel = snapshot.parcels[rank]
      guard parcel.exception == nil, parcel.length > .zero, let story = open[parcel.serial],
        story.origin == .inducted, !story.isRedirected
      else { continue }
      remembered.append(
        RememberedParcel(
          serial: parcel.serial, code: story.code ?? Barcode(), position: parcel.position,
          length: parcel.length))
    }
    return remembered
  }

  /// The core took up a parcel that the life before remembered: its facts are asked for anew.
  func rejoin(_ code: Barcode, _ trace: CoreTrace, at instant: JournalInstant) {
    open[trace.serial]?.resumed(code, at: trace)
    guard !code.isEmpty, open[trace.serial] != nil else { return }
    rememberCode(of: trace.serial)
    // The commit that held it may have died with the life before.
    enqueue(for: trace.serial) { $0.codes.append(ParcelCode(serial: trace.serial, code: code.text)) }
    tell(.associated(code: code.text), of: trace.serial, at: instant)
    answer(trace.serial)
  }
}
