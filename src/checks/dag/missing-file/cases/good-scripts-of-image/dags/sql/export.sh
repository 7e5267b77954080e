echo export
