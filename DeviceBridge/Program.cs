using Twin.Hosting;

var builder = Host.CreateApplicationBuilder([TwinArguments.NoReload, .. args]);
builder.Configuration.AddTwinLogDefaults();
builder.AddTwinTelemetry();
builder.AddTwinClusterClient();
builder.AddTwinBridge();
await builder.Build().RunToEndAsync();
