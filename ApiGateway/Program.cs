using Twin.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddTwinTelemetry();
builder.AddTwinClusterClient();
builder.AddTwinGateway();
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
{
    builder.WebHost.UseUrls("http://localhost:8080");
}

// Listens at once, and says "not ready" until there is a cluster.
builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);

var app = builder.Build();
app.MapTwinGateway();
await app.RunAsync();
