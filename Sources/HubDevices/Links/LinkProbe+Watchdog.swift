import HubModbus
import HubRealtime
import HubUnits

extension LinkProbe {
  /// Reads the device's watchdog back as the link's thread would.
  static func watchdog(
    of settings: LinkSettings, through link: inout ModbusLink
  ) throws(ModbusError) -> WatchdogFinding {
    var look = WatchdogLook(settings.guarding.watchdog, within: settings.releasedAfter)
    guard look.register != nil else { return look.finding }
    repeat {
      guard let register = look.register else { break }
      do throws(ModbusError) {
        let range = AddressRange(first: register, count: 1)
        let value = try values(in: .holdingRegister, range, through: &link)[0]
        _ = look.took(value, at: MonotonicClock.now())
      } catch {
        guard case .exception(let exception) = error.kind else { throw error }
        _ = look.refused(exception, at: MonotonicClock.now())
      }
    } while look.isBegun
    return look.finding
  }
}
