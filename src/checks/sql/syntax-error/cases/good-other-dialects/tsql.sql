SELECT TOP 5 [Order Id] FROM dbo.Orders WITH (NOLOCK)
GO
EXEC sp_help
