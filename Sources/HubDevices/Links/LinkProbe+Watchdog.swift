import HubModbus
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
        _ = look.took(try values(in: .holdingRegister, range, through: &link)[0])
      } catch {
        guard case .exception(let exception) = error.kind else { throw error }
        _ = look.refused(exception)
      }
    } while look.isBegun
    return look.finding
  }
}
