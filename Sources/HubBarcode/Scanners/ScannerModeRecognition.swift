import HubUnits

extension ScannerMode {
  /// The mode of one interface.
  ///
  /// - Parameters:
  ///   - interfaceClass: the three codes of the interface descriptor.
  ///   - vendor: of the device; used only where descriptors cannot tell.
  ///   - reportDescriptor: as the device sent it; empty when it is no HID interface or could not be read.
  /// **Source**: SCANNERS facts, table of modes; HID 1.11; CDC 1.2 section 4.
  public static func recognise(
    interfaceClass: UInt8, subclass: UInt8, interfaceProtocol: UInt8, vendor: UInt16, product: UInt16,
    reportDescriptor: Span<UInt8>
  ) -> ScannerMode {
    switch interfaceClass {
    case 0x02: return subclass == 0x02 ? .cdcACM : .unsupported(.otherInterfaceClass(interfaceClass))
    case 0x03: break
    case 0xFF: return .unsupported(vendor == 0x065A ? .vendorSerial : .otherInterfaceClass(interfaceClass))
    default: return .unsupported(.otherInterfaceClass(interfaceClass))
    }
    // Zebra's two odd modes have descriptors of no meaning: the ids are all there is.
    if vendor == 0x05E0, product == 0x1900 { return .snapi }
    if vendor == 0x05E0, product == 0x0600 { return .symbolCOM }
    do {
      return try recognise(HIDReportDescriptor(reportDescriptor))
    } catch {
      return .unsupported(error)
    }
  }

  /// Whether the reports are Zebra's own: a status of id 21 and codes of id 22, 32 bytes each.
  ///
  /// **Source**: SCANNERS facts, section 1.5, of medium confidence; nothing is read on the strength of it.
  private static func isSNAPI(_ descriptor: HIDReportDescriptor) -> Bool {
    guard let code = descriptor.byteCount(of: .input, reportID: 0x22) else { return false }
    return code >= 32 && descriptor.byteCount(of: .input, reportID: 0x21) != nil
  }

  /// The mode a report descriptor describes.
  ///
  /// A descriptor with several application collections is what its fields are: scanned data before keys.
  public static func recognise(_ descriptor: HIDReportDescriptor) -> ScannerMode {
    let (page, usage) = (descriptor.applicationPage, descriptor.applicationUsage)
    if page == UsagePage.ibmPointOfSale {
      if usage == 0x4B00 { return .ibmOEM(tableTop: false) }
      if usage == 0x4A00 { return .ibmOEM(tableTop: true) }
    }
    for i in descriptor.fields.indices where descriptor.fields[i].usagePage == UsagePage.barCodeScanner {
      do {
        return .hidPOS(try HIDPOSLayout(descriptor))
      } catch {
        return .unsupported(error)
      }
    }
    if page == UsagePage.genericDesktop, usage == 0x06 || usage == 0x07 {
      do {
        return .hidKeyboard(try HIDKeyboardLayout(descriptor))
      } catch {
        return .unsupported(error)
      }
    }
    if page >= 0xFF00, isSNAPI(descriptor) { return .snapi }
    return .unsupported(page >= 0xFF00 ? .vendorReport(page: page) : .otherDevice(page: page, usage: usage))
  }
}
