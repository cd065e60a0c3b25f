import HubMocks
import Testing

@Suite("An independent Modbus client, pymodbus")
struct IndependentMasterTests {
  /// Asks a server on a wire; prints one line for each talk.
  private static let script = """
    import logging, sys
    from pymodbus.client import ModbusSerialClient, ModbusTcpClient
    from pymodbus.exceptions import ConnectionException, ModbusException

    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)

    def client(place):
        if place.startswith("/"):
            made = ModbusSerialClient(place, baudrate=115200, timeout=0.5, retries=0)
        else:
            made = ModbusTcpClient("127.0.0.1", port=int(place), timeout=0.5, retries=0)
        assert made.connect()
        return made

    def told(name, ask):
        try:
            answer = ask()
        except (ConnectionException, ConnectionResetError):
            print(name, "connection lost")
        except ModbusException:
            print(name, "no answer")
        else:
            if answer.isError():
                print(name, "exception", answer.exception_code)
            else:
                print(name, "answered")

    if sys.argv[1] == "faultless":
        c = client(sys.argv[2])
        told("write coil", lambda: c.write_coil(2, True, device_id=1))
        told("write coils", lambda: c.write_coils(4, [True, False, True], device_id=1))
        told("write register", lambda: c.write_register(1, 0x1234, device_id=1))
        told("write registers", lambda: c.write_registers(2, [0xABCD, 7], device_id=1))
        both = c.readwrite_registers(
            read_address=0, read_count=2, write_address=0, values=[0x55AA], device_id=1)
        print("both", both.registers)
        print("coils", [n for n, on in enumerate(c.read_coils(0, count=8, device_id=1).bits) if on])
        inputs = c.read_discrete_inputs(0, count=8, device_id=1).bits
        print("inputs", [n for n, on in enumerate(inputs) if on])
        print("holding", c.read_holding_registers(0, count=4, device_id=1).registers)
        print("input", c.read_input_registers(0, count=2, device_id=1).registers)
        told("too far", lambda: c.read_holding_registers(3, count=2, device_id=1))
    else:
        for name, ask in [
            ("coils", lambda c: c.read_coils(0, count=8, device_id=1)),
            ("inputs", lambda c: c.read_discrete_inputs(0, count=8, device_id=1)),
            ("holding", lambda c: c.read_holding_registers(0, count=1, device_id=1)),
            ("input", lambda c: c.read_input_registers(0, count=1, device_id=1)),
            ("coil", lambda c: c.write_coil(0, True, device_id=1)),
            ("register", lambda c: c.write_register(0, 1, device_id=1)),
        ]:
            c = client(sys.argv[2])
            told(name, lambda: ask(c))
            c.close()

    """

  private static let skipped: Comment =
    "skipped: set HUBD_VARLINK_PYTHON to a python that has pymodbus and pyserial (PyPI), as scripts/test does"

  @Test(
    "It reads and writes each function of the server without faults, on both wires",
    .enabled(if: ChildProgram.modbusPython != nil, skipped), arguments: [false, true])
  func faultless(rtu: Bool) throws {
    let python = try #require(ChildProgram.modbusPython)
    let bench = try FaultBench(rtu: rtu)
    bench.plc.show(input: 1, true)
    bench.plc.show(input: 7, true)
    let place = rtu ? bench.tty : String(bench.plc.port)
    let lines = try ChildProgram(python, ["-c", Self.script, "faultless", place]).lines()
    #expect(
      lines == [
        "write coil answered", "write coils answered", "write register answered", "write registers answered",
        "both [21930, 4660]", "coils [2, 4, 6]", "inputs [1, 7]", "holding [21930, 4660, 43981, 7]",
        "input [0, 0]", "too far exception 2",
      ])
    #expect(bench.plc.energisedCoils == [2, 4, 6])
  }

  @Test(
    "It meets faults over TCP as faults",
    .enabled(if: ChildProgram.modbusPython != nil, skipped))
  func faultsOverTCP() throws {
    let python = try #require(ChildProgram.modbusPython)
    let bench = try FaultBench(
      "Exception:function=1,code=2", "Busy:function=2", "NoResponse:function=3",
      "WrongTransaction:function=4",
      "Truncated:function=5", "Reset:function=6")
    let lines = try ChildProgram(python, ["-c", Self.script, "faults", String(bench.plc.port)]).lines()
    #expect(
      lines == [
        "coils exception 2", "inputs exception 6", "holding no answer", "input no answer", "coil no answer",
        "register connection lost",
      ])
    for kind in [PLCFaultKind.exception, .busy, .noResponse, .wrongTransaction, .truncated, .reset] {
      #expect(bench.count(kind) == 1)
    }
  }

  @Test(
    "It meets faults on a serial line as faults",
    .enabled(if: ChildProgram.modbusPython != nil, skipped))
  func faultsOnASerialLine() throws {
    let python = try #require(ChildProgram.modbusPython)
    let bench = try FaultBench(
      "BadCRC:function=1", "WrongUnit:function=2", "Truncated:function=3", "Busy:function=4",
      "Delay:function=5,time=100ms", "NoResponse:function=6", rtu: true)
    let lines = try ChildProgram(python, ["-c", Self.script, "faults", bench.tty]).lines()
    #expect(
      lines == [
        "coils no answer", "inputs no answer", "holding no answer", "input exception 6", "coil answered",
        "register no answer",
      ])
  }
}
