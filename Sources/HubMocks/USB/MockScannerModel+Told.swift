// Kinds that are told what to do.
extension MockScannerModel {
  /// A hand-held scanner in IBM OEM mode, 05e0:1300.
  ///
  /// **Source**: the real 30-byte report descriptor and the shape of `fixtures/usb/descriptors.json`,
  /// `ibm-oem-handheld`: one interrupt IN endpoint, orders by SET_REPORT only.
  public static var ibmHandHeld: MockScannerModel {
    MockScannerModel(
      vendor: 0x05e0, product: 0x1300,
      deviceDescriptor: bytes("1201100100000040e0050013000101020301"),
      configurationDescriptor: bytes("09022200010100a0fa090400000103000000092110010001221e0007058103400008"),
      reportDescriptors: [0: bytes("0645ff0a004ba1010a014a7508950b150026ff0091020a024a95408102c0")],
      manufacturer: "Symbol Technologies", name: "Symbol Bar Code Scanner", kernelDriver: "usbhid",
      speed: "12", manner: .ibmOEM(endpoint: 0x81))
  }

  /// The same as a table-top scanner, 05e0:1400: byte 5 of the report descriptor says so.
  public static var ibmTableTop: MockScannerModel {
    var model = ibmHandHeld
    model.product = 0x1400
    model.deviceDescriptor[10] = 0x00
    model.deviceDescriptor[11] = 0x14
    model.reportDescriptors[0]?[5] = 0x4A
    return model
  }

  /// A serial scanner that takes Datalogic's commands, 05f9:4204.
  ///
  /// **Source**: the usual CDC-ACM shape, as `serial`.
  public static var datalogicSerial: MockScannerModel {
    var model = serial
    model.vendor = 0x05f9
    model.product = 0x4204
    for (index, byte) in bytes("f9050442").enumerated() { model.deviceDescriptor[8 + index] = byte }
    model.manufacturer = "Datalogic ADC, Inc."
    model.name = "Serial Barcode Scanner"
    return model
  }
}
