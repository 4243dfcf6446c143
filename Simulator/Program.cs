using System.Runtime.InteropServices;
using Twin.Simulation;

var (options, errors) = SimulatorCommandLine.Parse(args, Environment.GetEnvironmentVariable("TWIN_ADMIN_PASSWORD"));
if (options is null)
{
    Console.Error.WriteLine($"{string.Join('\n', errors)}\n\n{SimulatorCommandLine.Usage}");
    return 2;
}

using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await new DemoRun(options, TimeProvider.System, Console.Out).RunAsync(stopping.Token);
    return 0;
}
catch (HttpRequestException fault)
{
    Console.Error.WriteLine($"{options.Url}: {fault.Message}");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
