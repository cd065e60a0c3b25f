import Foundation
import HubConfig
import HubCore
import HubStore
import HubUnits
import Logging

/// What this start takes over from the life before, and where it keeps its own belt for the next.
struct WarmStartRun: Sendable {
  /// Nil when the line's file says to flush.
  let keeper: BeltKeeper?
  /// Those that the memory knows and the journal has open.
  let parcels: [AdoptedParcel]
  private let memory: BeltMemory?

  /// Parcels whose stories go on.
  var kept: Set<ParcelSerial> { Set(parcels.map(\.record.serial)) }

  /// - Throws: `DaemonRefusal.store` when the journal cannot be asked.
  init(_ line: LineDescription, _ options: DaemonOptions, _ store: Store, log: Logger) throws(DaemonRefusal) {
    let plan = line.corePlan
    guard plan.warmStart == .reconcile, let configuration = Self.fingerprint(options.configuration, log)
    else {
      (keeper, parcels, memory) = (nil, [], nil)
      return
    }
    let file = BeltMemoryFile(folder: options.stateDirectory ?? line.journalDirectory)
    keeper = BeltKeeper(file, configuration: configuration, log: log)
    let open: [ParcelRecord]
    do { open = try store.openParcels() } catch { throw .store(error) }
    let found = Self.found(file, configuration, plan, open: open, log: log)
    (parcels, memory) = (found?.parcels ?? [], found?.memory)
  }

  /// What can be taken up; nil, with a word why, when nothing can.
  private static func found(
    _ file: BeltMemoryFile, _ configuration: String, _ plan: CorePlan, open: [ParcelRecord], log: Logger
  ) -> (memory: BeltMemory, parcels: [AdoptedParcel])? {
    do throws(WarmStartRefusal) {
      let memory = try file.read(configuration: configuration, at: .now, plan)
      let parcels = AdoptedParcel.all(of: memory, open: open)
      if parcels.isEmpty { throw .nobody }
      return (memory, parcels)
    } catch {
      log.notice("the belt is flushed: \(error)")
      return nil
    }
  }

  /// What takes the parcels up once the encoder tells where the belt is; nil when there are none.
  func resumption(_ desk: TraceDesk, _ plan: CorePlan, _ log: Logger) -> LineResumption? {
    memory.map { LineResumption(memory: $0, plan: plan, desk: desk, log: log) }
  }

  /// Nil when the file is gone meanwhile: then it cannot be told from another, and nothing is taken over.
  private static func fingerprint(_ path: String, _ log: Logger) -> String? {
    do {
      return BeltMemoryFile.fingerprint(of: try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      log.warning(
        "kernel: \(path) could not be read again: the belt is flushed (\(error.localizedDescription))")
      return nil
    }
  }
}
