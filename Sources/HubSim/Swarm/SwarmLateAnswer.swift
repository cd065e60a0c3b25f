import HubUnits

/// A question that the manifest has not answered yet.
struct SwarmLateAnswer {
  var serial: ParcelSerial
  var code: Barcode
}
