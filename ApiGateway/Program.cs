using Twin.Hosting;

var builder = WebApplication.CreateBuilder([TwinArguments.NoReload, .. args]);
builder.WebHost.UseDefaultUrl(builder.Configuration, "http://localhost:8080");
builder.Configuration.AddTwinLogDefaults();
builder.AddTwinTelemetry();
builder.AddTwinClusterClient();
builder.AddTwinGateway();

// Listens at once, and says "not ready" until there is a cluster.
builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);

var app = builder.Build();
app.MapTwinGateway();
await app.RunToEndAsync();
