/// A line that throws out whatever is laid on behind its station: a loop has a diverter at its exception lane, and
/// nobody inducted it.
///
/// So a diverter is energised a second after each parcel, with the real daemon and no scanner.
enum ProofLine {
  /// What stands in the text as `released_after`.
  static let releasedAfterMilliseconds = 120

  static func text(address: String, port: Int) -> String {
    """
    hubd: 1
    line: proof
    realtime: preferred
    links:
      plc:
        modbus: tcp
        address: \(address):\(port)
        unit: 1
        poll: 5 ms
        timeout: 100 ms
        stale_after: 60 ms
        heartbeat:
          ours: { holding_register: 0, every: 20 ms, released_after: \(releasedAfterMilliseconds) ms }
          theirs: { input_register: 1, stale_after: 300 ms }
    belt:
      length: 12 m
      speed: 1 m/s
      encoder: { link: plc, input_register: 0, bits: 16, per_pulse: 1 mm }
      closed: true
      recirculation_limit: 3
    parcels:
      shortest: 150 mm
      longest: 800 mm
      smallest_gap: 300 mm
    scanners:
      hand:
        mode: hid-pos
        usb: { vendor: 0x0c2e, product: 0x0b87 }
    inductions:
      - name: station
        at: 500 mm
        eye: { link: plc, input: 0, debounce: 8 ms }
        scanner: hand
        scan_valid_for: 4 s
    tracking:
      window: 100 mm
      eyes:
        - { name: track, at: 900 mm, link: plc, input: 1, debounce: 8 ms }
    lookup: 20 ms
    lane_defaults:
      link: plc
      diverter: { kind: level, actuator: 50 ms, return: 50 ms, write: 10 ms, late: 15 ms, longest_on: 3 s }
      confirm: { after: 500 mm, window: 250 mm, debounce: 8 ms, jam_after: 3 s }
    lanes:
      - { number: 5, kind: exception, name: Exceptions, at: 2200 mm, diverter: { coil: 2, safe: off }, confirm: { input: 14 } }
      - { number: 1, name: All, at: 5 m, diverter: { coil: 0, safe: off }, confirm: { input: 10 } }
      - { number: 3, kind: inspection, name: Inspection, at: 7 m, diverter: { coil: 1, safe: off }, confirm: { input: 12 } }
      - { number: 4, kind: customs-hold, name: Customs, at: 9 m, diverter: { coil: 3, safe: off }, confirm: { input: 13 } }
    plan:
      version: 2026-11-a
      groups:
        all: [1]
      rules:
        - { name: the rest, group: all }
    """
  }
}
