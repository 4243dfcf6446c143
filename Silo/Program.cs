using Twin.Hosting;

var builder = WebApplication.CreateBuilder([TwinArguments.NoReload, .. args]);
builder.AddTwinSilo(args);

var app = builder.Build();
app.MapTwin();
await app.RunToEndAsync();
